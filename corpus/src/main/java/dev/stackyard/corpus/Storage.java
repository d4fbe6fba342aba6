package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A place that holds a corpus: a directory, or a bucket's prefix. All file access of the pipeline goes through it.
 *
 * <p>Names are relative, separated by {@code /}, without {@code .} or {@code ..} segments. Thread-safe. Every exception
 * carries the full location of the file; reading a file that is not there throws {@link
 * java.nio.file.NoSuchFileException}. To read thousands of small files, use a {@link BulkReader}.
 */
public interface Storage {

    /** Random access to one file, for as long as it is open. Not thread-safe. */
    interface Reader extends Closeable {

        /** Size of the file in bytes when it was opened. */
        long size();

        /**
         * Reads {@code length} bytes at {@code position}.
         *
         * @throws java.io.EOFException if the file ends before that
         */
        void readFully(long position, byte[] buffer, int offset, int length) throws IOException;
    }

    /**
     * A file being written. It appears, whole and durable, when {@link #commit} returns; closing it without a commit
     * leaves no trace.
     */
    abstract class Writer extends OutputStream {

        /** Bytes written so far. */
        public abstract long position();

        /** Makes the file appear under its name, replacing an older one. No writes after that. */
        public abstract void commit() throws IOException;

        /** Discards the file if it was not committed. */
        @Override
        public abstract void close() throws IOException;
    }

    /** Where this is, as the user named it; with a name appended, what messages print. */
    String location();

    /** The full location of a file, for messages. */
    default String location(String name) {
        return location() + "/" + name;
    }

    boolean exists(String name) throws IOException;

    Reader open(String name) throws IOException;

    /** Streams a whole file from its start. */
    InputStream stream(String name) throws IOException;

    Writer create(String name) throws IOException;

    /** Names of the plain files directly under a directory, sorted; empty if there is no such directory. */
    List<String> list(String directory) throws IOException;

    /** Those of {@link #list(String)} that begin with something; a place that is asked for these alone answers sooner. */
    default List<String> list(String directory, String prefix) throws IOException {
        return list(directory).stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Names of the directories directly under a directory, sorted; {@code ""} is the root. */
    List<String> directories(String directory) throws IOException;

    /** Deletes a file if it is there. */
    void delete(String name) throws IOException;

    /** Reads a small file whole. */
    default byte[] readAll(String name) throws IOException {
        try (InputStream in = stream(name)) {
            return in.readAllBytes();
        }
    }

    /**
     * Reads a file whole that should be small.
     *
     * @throws FileTooLargeException if it has more than {@code maxBytes} bytes; no more than these are read
     */
    default byte[] readAll(String name, int maxBytes) throws IOException {
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (bytes.length == maxBytes && in.read() >= 0) {
                throw new FileTooLargeException(location(name), maxBytes);
            }
            return bytes;
        }
    }

    /** Writes a small file whole, atomically. */
    default void writeAll(String name, byte[] bytes) throws IOException {
        try (Writer out = create(name)) {
            out.write(bytes);
            out.commit();
        }
    }

    /**
     * Takes the right to write here, which one process has at a time, and clears away what a killed process left behind.
     * Closing it gives the right back. A place that knows no such right lets everyone have it.
     *
     * @param name of the file that shows that the right is taken
     * @throws UserException if another process has it
     */
    default Closeable lock(String name) throws IOException {
        return () -> {};
    }
}
