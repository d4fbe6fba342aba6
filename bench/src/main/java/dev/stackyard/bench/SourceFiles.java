package dev.stackyard.bench;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.Utf8;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real text to measure on: the files that ingest finds in what the system property {@code stackyard.bench.files} names, up to
 * {@code stackyard.bench.megabytes} (default 64) of them. It may be a git repository, bare or not (its head), any other
 * directory, or an archive, such as a JDK's {@code lib/src.zip}; by default it is the checkout one stands in. Files that are
 * no UTF-8 are left out.
 */
public final class SourceFiles {

    private static final long MEGABYTE = 1_000_000;
    private static final long DEFAULT_MEGABYTES = 64;

    /** One file, its path in the repository, starting with a slash. */
    public record SourceFile(String path, byte[] bytes) {}

    private SourceFiles() {}

    /** The files, in the order of their paths. */
    public static List<SourceFile> read() {
        Path root = Path.of(System.getProperty("stackyard.bench.files", ".")).toAbsolutePath();
        long most = Long.getLong("stackyard.bench.megabytes", DEFAULT_MEGABYTES) * MEGABYTE;
        try {
            Path scratch = Files.createTempDirectory("stackyard-bench");
            Corpus corpus = Corpus.at(Storages.of(scratch));
            Ingest.run(
                    IngestRequest.of(source(root)), corpus, IngestSettings.defaults(), /* threads= */ 1, Progress.NONE);
            List<SourceFile> files = read(corpus, most);
            delete(scratch);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path root) {
        if (!Files.isDirectory(root)) {
            return new Source.Archive(root);
        }
        boolean git = Files.exists(root.resolve(".git")) || Files.isDirectory(root.resolve("objects"));
        return git ? new Source.Git(root.toString()) : new Source.Directory(root);
    }

    private static List<SourceFile> read(Corpus corpus, long most) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        long bytes = 0;
        for (PartId part : corpus.parts()) {
            try (RowCursor cursor = corpus.read(part, List.of(FilesLayer.PATH, ContentsLayer.CONTENT))) {
                while (bytes < most && cursor.next()) {
                    ByteSlice content = cursor.row().find(ContentsLayer.CONTENT);
                    if (content != null && Utf8.isValid(content.array(), content.offset(), content.length())) {
                        files.add(new SourceFile(cursor.row().get(FilesLayer.PATH), content.copy()));
                        bytes += content.length();
                    }
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("no text to measure on: name some with -Dstackyard.bench.files");
        }
        return List.copyOf(files);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The sum of their sizes. */
    public static long totalBytes(List<SourceFile> files) {
        return files.stream().mapToLong(file -> file.bytes().length).sum();
    }
}
