package dev.stackyard.cli;

/** What a command's exit code says; scripts rely on it. */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;
    /**
     * Done, but with more rejected sources and rows than {@code --max-rejects} allows; or {@code verify} found
     * damage, or {@code lookup} something that the corpus has not.
     */
    static final int REJECTS = 1;
    /** Failed, or called wrongly; one line on standard error says what to do. */
    static final int FAILED = 2;

    private ExitCode() {}
}
