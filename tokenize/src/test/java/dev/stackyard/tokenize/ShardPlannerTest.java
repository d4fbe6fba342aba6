package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardPlannerTest {

    private static final int DOCUMENTS_PER_PART = 700;
    private static final List<PartId> PARTS = List.of(new PartId(0), new PartId(1), new PartId(2));

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

    private List<ShardPlan> plan(long shardTokens, long memoryBytes) throws IOException {
        ShardPlanner planner = new ShardPlanner(storage, PARTS, shardTokens, memoryBytes);
        List<ShardPlan> plans = new ArrayList<>();
        while (planner.hasNext()) {
            plans.addAll(planner.next());
        }
        return plans;
    }

    @Test
    void givesEveryDocumentOnceInTheOrderOfKeys() throws IOException {
        List<DocumentEntry> all = plan(1_000, 1L << 30).stream()
                .flatMap(plan -> plan.documents().stream())
                .toList();
        assertThat(all)
                .hasSize(3 * DOCUMENTS_PER_PART)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(DocumentEntry.ORDER);
        for (int i = 1; i < all.size(); i++) {
            assertThat(Long.compareUnsigned(all.get(i - 1).key(), all.get(i).key()))
                    .isNotPositive();
        }
    }

    @Test
    void closesAShardWhenItHasEnough() throws IOException {
        List<ShardPlan> plans = plan(1_000, 1L << 30);
        for (int i = 0; i < plans.size(); i++) {
            List<DocumentEntry> documents = plans.get(i).documents();
            long tokens = documents.stream().mapToLong(DocumentEntry::tokens).sum();
            long last = documents.get(documents.size() - 1).tokens();
            assertThat(plans.get(i).number()).isEqualTo(i);
            assertThat(tokens - last).isLessThan(1_000);
            assertThat(tokens >= 1_000 || i == plans.size() - 1).isTrue();
        }
    }

    /** From all at once to a handful at a time, in many passes. */
    @Test
    void doesNotDependOnMemory() throws IOException {
        List<ShardPlan> whole = plan(1_000, 1L << 30);
        for (long memoryBytes : new long[] {1, 5_000, 20_000, 100_000}) {
            assertThat(plan(1_000, memoryBytes)).as("%d bytes", memoryBytes).isEqualTo(whole);
        }
    }
}
