package dev.stackyard.corpus;

/**
 * Something that the user can put right: a wrong setting, a missing file, a corpus in use. The message is one line that
 * says what to do; the command line prints it without a stack trace and exits with 2.
 */
public class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
