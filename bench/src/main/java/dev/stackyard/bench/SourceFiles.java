package dev.stackyard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real text files to measure on: all files without NUL bytes and under 10 MiB below the directory that the system property
 * {@code stackyard.bench.files} names (any checkout will do; by default the one the benchmark stands in).
 */
final class SourceFiles {

    private static final long MAX_BYTES = 10L << 20;

    /** One file, its path relative to the directory and starting with a slash. */
    record SourceFile(String path, byte[] bytes) {}

    private SourceFiles() {}

    static List<SourceFile> read() {
        Path root = Path.of(System.getProperty("stackyard.bench.files", "."));
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("/.git/")
                            && !path.toString().contains("/target/"))
                    .sorted()
                    .map(path -> new SourceFile("/" + root.relativize(path), bytes(path)))
                    .filter(file -> file.bytes().length < MAX_BYTES && isText(file.bytes()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long totalBytes(List<SourceFile> files) {
        return files.stream().mapToLong(file -> file.bytes().length).sum();
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }
}
