package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle spreads the least number along links until nothing changes. */
class ComponentsTest {

    private static final int ROUNDS_ONLY = 0;
    private static final int MEMORY_ONLY = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "1, 2147483647", "2, 2147483647"})
    void findsTheComponentsOfRandomGraphs(long seed, int most) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> links = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            long a = random.nextLong(4000) << 33 | random.nextInt(2);
            long b = random.nextLong(4000) << 33;
            if (a != b) {
                links.add(new long[] {Math.max(a, b), Math.min(a, b)});
            }
        }
        assertThat(components(links, most)).as("seed %d", seed).isEqualTo(expected(links));
    }

    @ParameterizedTest
    @ValueSource(ints = {ROUNDS_ONLY, MEMORY_ONLY})
    void chainsAndStarsOfAnyNumberingAreOneComponent(int most) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<long[]> links = new ArrayList<>();
        List<Long> chain = new ArrayList<>(
                random.longs(2000, 1L << 40, Long.MAX_VALUE).boxed().toList());
        for (int i = 1; i < chain.size(); i++) {
            links.add(link(chain.get(i - 1), chain.get(i)));
        }
        for (long i = 1; i < 2000; i++) {
            links.add(link(i, i + 1)); // ascending, the longest way for a least number to go
        }
        for (long leaf = 5000; leaf < 8000; leaf++) {
            links.add(link(leaf, 9999));
        }
        assertThat(components(links, most)).isEqualTo(expected(links));
    }

    @ParameterizedTest
    @ValueSource(ints = {ROUNDS_ONLY, MEMORY_ONLY})
    void noLinksAreNoComponents(int most) throws IOException {
        assertThat(components(List.of(), most)).isEmpty();
    }

    private static long[] link(long a, long b) {
        return new long[] {Math.max(a, b), Math.min(a, b)};
    }

    private static Map<Long, Long> expected(List<long[]> links) {
        Map<Long, Long> least = new TreeMap<>();
        links.forEach(link -> {
            least.put(link[0], link[0]);
            least.put(link[1], link[1]);
        });
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < 2 * links.size(); i++) {
                long[] link = links.get(i < links.size() ? i : 2 * links.size() - 1 - i);
                long both = Math.min(least.get(link[0]), least.get(link[1]));
                changed |= least.put(link[0], both) != both;
                changed |= least.put(link[1], both) != both;
            }
        }
        return least;
    }

    private Map<Long, Long> components(List<long[]> links, int most) throws IOException {
        Map<Long, Long> found = new TreeMap<>();
        LocalEngine engine = new LocalEngine(new EngineSettings(2, 1 << 20, 0), Progress.NONE);
        engine.lend(Corpus.at(Storages.of(directory)), context -> {
            DuplicatesRun run = new DuplicatesRun(context, DuplicatesSettings.defaults(), new LinkedParts(List.of()));
            Table table = run.flow().fill(Components.LINKS, out -> {
                for (long[] link : links) {
                    out.putLong(link[0]).putLong(link[1]).end();
                }
            });
            try (Table membership = Components.of(run, table, most);
                    TableCursor cursor = membership.read()) {
                while (cursor.next()) {
                    assertThat(found.put(cursor.getLong(0), cursor.getLong(8))).isNull();
                }
            }
        });
        return found;
    }
}
