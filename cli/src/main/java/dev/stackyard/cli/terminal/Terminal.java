package dev.stackyard.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes: results on {@code out}, everything else (progress, errors) on {@code err}.
 *
 * @param columns width of the terminal behind {@code err}; 0 if there is none
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, int columns) {

    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * The process's own streams, in UTF-8 whatever the locale says. {@code out} is buffered: flush it before exit.
     *
     * @param columns width of the terminal behind standard error, as the launcher found it; 0 if there is none
     */
    public static Terminal ofProcess(int columns) {
        PrintStream out = new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Terminal(System.in, out, err, columns);
    }

    /** Whether a person may be watching {@code err}. */
    public boolean isInteractive() {
        return columns > 0;
    }
}
