package dev.stackyard.swhid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ObjectHasherTest {

    @Test
    void hashesContents() {
        assertThat(ObjectHasher.content(new byte[0])).hasToString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assertThat(ObjectHasher.content("hello world\n".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("3b18e512dba79e4c8300dd08aeb37f8e728b8dad");
    }

    @Test
    void piecesGiveTheHashOfTheWhole() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        ObjectHasher hasher = new ObjectHasher();
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(5000)];
            random.nextBytes(bytes);
            hasher.begin(ObjectType.CONTENT, bytes.length);
            int done = 0;
            while (done < bytes.length) {
                int piece = random.nextInt(1, Math.min(bytes.length - done, 700) + 1);
                hasher.update(bytes, done, piece);
                done += piece;
            }
            assertThat(hasher.finish()).as("seed %d", seed).isEqualTo(ObjectHasher.content(bytes));
        }
    }

    @Test
    void insistsOnTheDeclaredLength() {
        ObjectHasher hasher = new ObjectHasher().begin(ObjectType.CONTENT, 3);
        hasher.update(new byte[] {1, 2}, 0, 2);
        assertThatThrownBy(hasher::finish).hasMessage("1 bytes of the payload are missing");
        hasher.update(new byte[] {1, 2}, 0, 2);
        assertThatThrownBy(hasher::finish).hasMessage("1 bytes too many");
        assertThatThrownBy(() -> hasher.begin(ObjectType.CONTENT, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsAnUnfinishedPayload() {
        ObjectHasher hasher = new ObjectHasher().begin(ObjectType.DIRECTORY, 3);
        assertThat(hasher.hash(ObjectType.CONTENT, new byte[4], 4, 0))
                .hasToString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    }
}
