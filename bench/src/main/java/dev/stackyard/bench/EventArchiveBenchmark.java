package dev.stackyard.bench;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.ingest.ConversationsRequest;
import dev.stackyard.ingest.GitHubAccess;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * How many events of GHArchive a second become conversations, on one thread: {@code EventArchiveBenchmark FILES SCRATCH ROUNDS}.
 * Each round unpacks all files and drops the bytes, which is the floor, and then ingests them into a fresh corpus, from {@code
 * .json.gz} to the rows of joined conversations. Prints for both events for each second of this process's processor time.
 */
public final class EventArchiveBenchmark {

    private static final double NANOS = 1e9;
    private static final int BUFFER = 1 << 18;

    private EventArchiveBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path scratch = Path.of(arguments[1]);
        long events = events(arguments[0]);
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            long start = processorNanos();
            long bytes = unpack(arguments[0]);
            double unpacking = (processorNanos() - start) / NANOS;
            Path corpus = scratch.resolve("round-" + round);
            delete(corpus);
            start = processorNanos();
            IngestSummary summary = Ingest.run(
                    new ConversationsRequest(
                            Set.of(RowKind.PULL, RowKind.ISSUE),
                            List.of(arguments[0]),
                            List.of(),
                            new GitHubAccess(GitHubAccess.PUBLIC, null, 0),
                            null,
                            null,
                            256L << 20),
                    Corpus.at(Storages.of(corpus)),
                    IngestSettings.defaults(),
                    1,
                    Progress.NONE);
            double ingesting = (processorNanos() - start) / NANOS;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%,d events, %,.0f MB unpacked; unpacking alone %,.0f events/s (%,.0f MB/s); to %,d conversations %,.0f events/s",
                    events,
                    bytes / 1e6,
                    events / unpacking,
                    bytes / 1e6 / unpacking,
                    summary.rows(),
                    events / ingesting));
            delete(corpus);
        }
    }

    /** Unpacks all files. @return their bytes */
    private static long unpack(String files) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        for (StorageFile file : StorageFile.matching(files)) {
            try (InputStream in = new GZIPInputStream(file.storage().stream(file.name()), BUFFER)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                }
            }
        }
        return bytes;
    }

    /** Lines of all files. */
    private static long events(String files) throws IOException {
        long lines = 0;
        for (StorageFile file : StorageFile.matching(files)) {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(file.storage().stream(file.name()), BUFFER), StandardCharsets.UTF_8))) {
                lines += in.lines().count();
            }
        }
        return lines;
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
