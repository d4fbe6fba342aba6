package dev.stackyard.corpus.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.CountingStorage;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle is the rule by which the rows of {@link SyntheticIndex} are made. */
class ProvenanceIndexTest {

    private static final int ROWS = 20_000;
    private static final EngineSettings SMALL = new EngineSettings(2, 1 << 20, 0);

    @TempDir
    Path directory;

    private final SyntheticIndex synthetic = new SyntheticIndex(ROWS);

    @Test
    void findsEveryRowInOnePassWithItsTokens() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        TreeSet<Swhid> wanted = new TreeSet<>(ProvenanceIndex.ORDER);
        for (long row = 0; row < ROWS; row++) {
            wanted.add(synthetic.content(row));
            wanted.add(synthetic.absent(row));
        }
        Map<String, Place> found = new HashMap<>();
        try (ProvenanceIndex index = synthetic.open(storage)) {
            index.find(List.copyOf(wanted), place -> found.put(place.swhid() + place.path(), place));
            for (long row = 0; row < ROWS; row++) {
                Place place = found.remove(synthetic.content(row) + synthetic.path(row));
                assertThat(place).as("row " + row).isNotNull();
                assertThat(place.tokens()).as("row " + row).isEqualTo(synthetic.tokens(row));
                assertThat(place.repository()).as("row " + row).isEqualTo(row / SyntheticIndex.REPOSITORY_ROWS);
                assertThat(place.verdict())
                        .isEqualTo(synthetic.tokens(row) == null ? "duplicates/near-duplicate" : null);
                assertThat(place.licenses()).containsExactly("MIT");
            }
        }
        assertThat(found).as("places that no row has").isEmpty();
    }

    @Test
    void findsOneAtATimeTheSame() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        try (ProvenanceIndex index = synthetic.open(storage)) {
            for (long row = 0; row < ROWS; row += 97) {
                long repeated = row;
                assertThat(index.find(synthetic.content(row)))
                        .as("row " + row)
                        .hasSize(row % 4 >= 2 ? 2 : 1)
                        .anySatisfy(place -> assertThat(place.path()).isEqualTo(synthetic.path(repeated)));
                assertThat(index.find(synthetic.absent(row))).isEmpty();
            }
        }
    }

    @Test
    void findsRepositoriesByNumberNameAndUrl() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        try (ProvenanceIndex index = synthetic.open(storage)) {
            assertThat(index.repositories(List.of(99L, 3L, 3L)).values())
                    .extracting(Repository::name)
                    .containsExactly("owner3/project3", "owner99/project99");
            assertThat(index.named("owner17/project17")).containsExactly(17L);
            assertThat(index.named("owner17/project")).isEmpty();
            assertThat(index.withUrlPrefix("https://github.com/owner9")).containsExactlyInAnyOrderElementsOf(ninety());
            assertThat(index.withUrlPrefix("https://gitlab.com/")).isEmpty();
            assertThat(index.repositories(index.named("owner17/project17")).get(17L))
                    .satisfies(repository -> assertThat(repository.firstRow()).isEqualTo(17 * 200))
                    .satisfies(repository -> assertThat(repository.rowCount()).isEqualTo(200));
        }
    }

    private static List<Long> ninety() {
        List<Long> numbers = new ArrayList<>(List.of(9L));
        for (long number = 90; number < 100; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void hasTheSameBytesWhateverThreadsAndMemory() throws IOException {
        synthetic.buildSmall(Storages.of(directory.resolve("a")), new EngineSettings(1, 64 << 20, 0));
        synthetic.buildSmall(Storages.of(directory.resolve("b")), new EngineSettings(3, 1 << 20, 0));
        SortedMap<String, String> files = checksums(directory.resolve("a"));
        assertThat(files).hasSizeGreaterThan(6).isEqualTo(checksums(directory.resolve("b")));
    }

    @Test
    void goesOnWhereARunWasCutOff() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        SortedMap<String, String> whole = checksums(directory);
        Path kept = directory.resolve(IndexFiles.objects(0));
        Object file = Files.readAttributes(kept, "unix:ino").get("ino");
        storage.delete(IndexFiles.MANIFEST);
        storage.delete(IndexFiles.objects(2));
        synthetic.buildSmall(storage, SMALL);
        assertThat(checksums(directory)).isEqualTo(whole);
        assertThat(Files.readAttributes(kept, "unix:ino").get("ino"))
                .as("a file that was done is not written again")
                .isEqualTo(file);
    }

    @Test
    void oneLookUpReadsLessThanAMegabyte() throws IOException {
        SyntheticIndex large = new SyntheticIndex(300_000);
        CountingStorage storage = new CountingStorage(Storages.of(directory));
        large.build(storage, new EngineSettings(2, 8 << 20, 0), Progress.NONE);
        for (long row = 0; row < 300_000; row += 29_989) {
            storage.reset();
            try (ProvenanceIndex index = large.open(storage)) {
                List<Place> places = index.find(large.content(row));
                index.repositories(places.stream().map(Place::repository).toList());
            }
            assertThat(storage.bytes()).as("row " + row).isLessThan(1_000_000);
            assertThat(storage.requests()).as("row " + row).isLessThan(40);
        }
    }

    @Test
    void isStaleOnceALayerIsWritten() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        ProvenanceIndex.invalidate(storage);
        assertThat(ProvenanceIndex.openIfCurrent(Corpus.at(storage), SegmentSource.NONE))
                .isEmpty();
    }

    @Test
    void isNotTheIndexOfOtherShards() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        assertThat(ProvenanceIndex.openIfCurrent(Corpus.at(storage), SegmentSource.NONE))
                .isEmpty();
    }

    @Test
    void deletingLeavesNothing() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        ProvenanceIndex.delete(storage);
        assertThat(checksums(directory)).isEmpty();
    }

    @Test
    void damageNamesTheFile() throws IOException {
        Storage storage = Storages.of(directory);
        synthetic.buildSmall(storage, SMALL);
        Path file = directory.resolve(IndexFiles.objects(0));
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4, bytes.length / 2, (byte) 0x55);
        Files.write(file, bytes);
        try (ProvenanceIndex index = synthetic.open(storage)) {
            List<Swhid> all = Stream.iterate(0L, row -> row + 1)
                    .limit(ROWS)
                    .map(synthetic::content)
                    .sorted(ProvenanceIndex.ORDER)
                    .distinct()
                    .toList();
            assertThatThrownBy(() -> index.find(all, place -> {}))
                    .isInstanceOf(CorpusFormatException.class)
                    .hasMessageContaining(IndexFiles.objects(0));
        }
    }

    private static SortedMap<String, String> checksums(Path directory) throws IOException {
        SortedMap<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory.resolve("index"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                checksums.put(
                        name, Checksums.sha256(Storages.of(directory), name).sha256());
            }
        }
        return checksums;
    }
}
