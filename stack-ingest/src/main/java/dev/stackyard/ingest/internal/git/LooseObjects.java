package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

/**
 * Objects that lie in files of their own, {@code objects/ab/cdef...}: one zlib stream of the type's name, a space, the size
 * in decimal, a zero byte and the payload. Thread-safe.
 */
final class LooseObjects {

    /** {@code commit 9223372036854775807} and its zero byte. */
    private static final int LONGEST_HEADER = 27;

    private static final int BUFFER_BYTES = 32 << 10;

    private final Path objects;

    LooseObjects(Path objects) {
        this.objects = objects;
    }

    /** An open object: its header, and its payload as a stream. Closing it closes the file. */
    record Open(ObjectType type, long size, InputStream payload) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            payload.close();
        }
    }

    boolean has(ObjectHash id) {
        return Files.isRegularFile(file(id));
    }

    private Path file(ObjectHash id) {
        String hex = id.hex();
        return objects.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    Open open(ObjectHash id) throws IOException {
        InputStream in =
                new InflaterInputStream(
                        new BufferedInputStream(Files.newInputStream(file(id)), BUFFER_BYTES),
                        new java.util.zip.Inflater(),
                        BUFFER_BYTES) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        inf.end();
                    }
                };
        try {
            return open(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Open open(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder(LONGEST_HEADER);
        for (int c = in.read(); c != 0; c = in.read()) {
            if (c < 0 || header.length() == LONGEST_HEADER) {
                throw new DamagedPackException("is no loose object: its header is malformed");
            }
            header.append((char) c);
        }
        int space = header.indexOf(" ");
        return new Open(type(header.substring(0, Math.max(space, 0))), size(header.substring(space + 1)), in);
    }

    private static ObjectType type(String name) throws DamagedPackException {
        return switch (name) {
            case "commit" -> ObjectType.REVISION;
            case "tree" -> ObjectType.DIRECTORY;
            case "blob" -> ObjectType.CONTENT;
            case "tag" -> ObjectType.RELEASE;
            default -> throw new DamagedPackException("is no loose object: its type is unknown");
        };
    }

    private static long size(String digits) throws DamagedPackException {
        byte[] ascii = digits.getBytes(StandardCharsets.US_ASCII);
        long size = 0;
        for (byte digit : ascii) {
            if (digit < '0' || digit > '9') {
                throw new DamagedPackException("is no loose object: its size is malformed");
            }
            size = 10 * size + digit - '0';
        }
        if (ascii.length == 0 || ascii.length > 18) {
            throw new DamagedPackException("is no loose object: its size is malformed");
        }
        return size;
    }
}
