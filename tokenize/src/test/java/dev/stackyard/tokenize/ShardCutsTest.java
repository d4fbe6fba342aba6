package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardCutsTest {

    private static final int DOCUMENTS_PER_PART = 700;
    private static final List<PartId> PARTS = List.of(new PartId(0), new PartId(1), new PartId(2));

    private static final EngineSettings SETTINGS = new EngineSettings(1, 64 << 20, 0);

    @TempDir
    Path directory;

    private Storage storage;

    @BeforeEach
    void writeParts() throws IOException {
        storage = Storages.of(directory);
        SplittableRandom random = new SplittableRandom(3);
        for (PartId part : PARTS) {
            try (WorkWriter out = WorkWriter.create(storage, part, "f".repeat(64), TokenWidth.UINT16)) {
                for (int i = 0; i < DOCUMENTS_PER_PART; i++) {
                    Segment segment = new Segment(
                            0,
                            0,
                            1 + random.nextInt(50),
                            "code",
                            "swh:1:cnt:x",
                            "00".repeat(20),
                            "C",
                            "permissive",
                            List.of(),
                            0);
                    // equal keys across parts, and both halves of the unsigned range
                    long key = i % 10 == 0 ? i : random.nextLong();
                    out.writeDocument(key, new Document(DocumentForm.FILES_ONLY, 0, 0, List.of(segment)));
                }
                out.commit();
            }
        }
    }

    /** The documents of each shard, as tasks that are cut there see them. */
    private List<List<DocumentEntry>> shards(long shardTokens, EngineSettings settings) throws IOException {
        List<List<DocumentEntry>> shards = new ArrayList<>();
        new LocalEngine(settings, Progress.NONE).lend(Corpus.at(storage), context -> {
            try (Table documents = ShardCuts.documents(context.flow(), PARTS)) {
                List<byte[]> cuts = new ArrayList<>(ShardCuts.of(documents, shardTokens));
                try (TableCursor cursor = documents.read()) {
                    shards.add(new ArrayList<>());
                    while (cursor.next()) {
                        if (shards.size() <= cuts.size()
                                && Arrays.compareUnsigned(cursor.copyFrom(0), cuts.get(shards.size() - 1)) >= 0) {
                            shards.add(new ArrayList<>());
                        }
                        shards.get(shards.size() - 1).add(DocumentEntry.of(cursor));
                    }
                }
            }
        });
        return shards;
    }

    @Test
    void givesEveryDocumentOnceInTheOrderOfKeys() throws IOException {
        List<DocumentEntry> all =
                shards(1_000, SETTINGS).stream().flatMap(List::stream).toList();
        assertThat(all)
                .hasSize(3 * DOCUMENTS_PER_PART)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(DocumentEntry::key, Long::compareUnsigned)
                        .thenComparing(DocumentEntry::part)
                        .thenComparing(DocumentEntry::position));
    }

    @Test
    void closesAShardWhenItHasEnough() throws IOException {
        List<List<DocumentEntry>> shards = shards(1_000, SETTINGS);
        assertThat(shards.size()).isGreaterThan(10);
        for (int i = 0; i < shards.size(); i++) {
            List<DocumentEntry> documents = shards.get(i);
            long tokens = documents.stream().mapToLong(DocumentEntry::tokens).sum();
            long last = documents.get(documents.size() - 1).tokens();
            assertThat(tokens - last).isLessThan(1_000);
            assertThat(tokens >= 1_000 || i == shards.size() - 1).isTrue();
        }
    }

    @Test
    void doesNotDependOnThreads() throws IOException {
        assertThat(shards(1_000, new EngineSettings(3, 1 << 20, 0))).isEqualTo(shards(1_000, SETTINGS));
    }
}
