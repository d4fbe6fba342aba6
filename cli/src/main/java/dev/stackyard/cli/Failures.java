package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Says on one line of standard error what went wrong and what to do about it. */
final class Failures {

    private static final String KEPT = "; what is done is kept, run the same command again to go on";

    private final Terminal terminal;
    private final String command;
    private final BooleanSupplier debug;

    /** @param debug whether to print the stack as well; asked only when something failed */
    Failures(Terminal terminal, String command, BooleanSupplier debug) {
        this.terminal = terminal;
        this.command = command;
        this.debug = debug;
    }

    int onWrongArguments(CommandLine.ParameterException e, String[] args) {
        print(text(e) + " (see: stackyard " + command + " --help)", e);
        return ExitCode.FAILED;
    }

    int onFailure(Exception e, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        return onFailure(e);
    }

    int onFailure(Throwable failure) {
        print(message(failure), failure);
        return ExitCode.FAILED;
    }

    /** What Ctrl-C and SIGTERM are answered with; the exit code is then 130 or 143, as the shell expects. */
    static void stopped(Terminal terminal) {
        terminal.err().println((terminal.isInteractive() ? "\n" : "") + "stackyard: stopped" + KEPT);
    }

    private void print(String message, Throwable failure) {
        terminal.err().println("stackyard: " + Printable.of(message));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(terminal.err());
        }
    }

    /** What to tell the user. */
    static String message(Throwable failure) {
        if (failure instanceof UserException) {
            return text(failure);
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException e) {
            return message(e);
        }
        if (failure instanceof IOException e) {
            return message(e);
        }
        if (failure instanceof InvalidPathException e) {
            return e.getInput() + " is no path: " + e.getReason();
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: give Java more with STACKYARD_OPTS=-Xmx4g, or use fewer --threads" + KEPT;
        }
        return "this should not have happened: " + text(failure) + "; please report it with what --debug prints" + KEPT;
    }

    private static String message(IOException failure) {
        if (text(failure).contains("No space left on device") || text(failure).contains("Disk quota exceeded")) {
            return "the disk is full (" + text(failure) + "): free some space" + KEPT;
        }
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            return failure.getMessage() + " is not there";
        }
        if (failure instanceof AccessDeniedException e) {
            return e.getFile() + ": permission denied; change its permissions, or name another place";
        }
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " is in the way: a directory is needed there";
        }
        if (failure instanceof FileSystemException e && e.getReason() != null) {
            return e.getFile() + ": " + e.getReason();
        }
        return text(failure);
    }

    private static String text(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
