package dev.stackyard.languages.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NameTableTest {

    private static String randomName(SplittableRandom random) {
        StringBuilder name = new StringBuilder(".");
        for (int n = random.nextInt(4); n > 0; n--) {
            name.append((char) ('a' + random.nextInt(5)));
        }
        return name.toString();
    }

    @Test
    void findsWhatAMapFinds() {
        SplittableRandom random = new SplittableRandom(2);
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            map.put(randomName(random), i);
        }
        NameTable<Integer> table = new NameTable<>(map, true);
        for (int i = 0; i < 5000; i++) {
            String name = randomName(random);
            String path = "dir/File" + name.toUpperCase(Locale.ROOT);
            int dot = path.lastIndexOf('.');
            assertThat(table.find(path, dot, NameTable.foldedHash(path, dot)))
                    .as(path)
                    .isEqualTo(map.get(name));
        }
    }

    @Test
    void keysMustBeFolded() {
        assertThatThrownBy(() -> new NameTable<>(Map.of(".R", 1), true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyTableFindsNothing() {
        assertThat(new NameTable<Integer>(Map.of(), false).find("a", 0, 'a')).isNull();
    }
}
