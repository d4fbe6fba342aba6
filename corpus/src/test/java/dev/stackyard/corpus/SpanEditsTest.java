package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cuts over redactions, against a byte by byte reckoning. */
class SpanEditsTest {

    private static SpanEdits random(Random random, int length, String mark) {
        List<Span> spans = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int at = random.nextInt(4);
        while (at < length) {
            int end = Math.min(length, at + 1 + random.nextInt(5));
            spans.add(new Span(at, end, "k", "r"));
            texts.add(mark);
            at = end + random.nextInt(4);
        }
        return new SpanEdits(spans, texts);
    }

    @Test
    void nothingThatEitherCoversComesThrough() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            int length = 1 + random.nextInt(30);
            SpanEdits cuts = random(random, length, "");
            SpanEdits masks = random(random, length, "#");
            boolean[] covered = new boolean[length];
            for (SpanEdits each : List.of(cuts, masks)) {
                each.spans().forEach(span -> java.util.Arrays.fill(covered, span.start(), span.end(), true));
            }
            StringBuilder text = new StringBuilder();
            StringBuilder left = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append((char) ('A' + i));
                left.append(covered[i] ? "" : (char) ('A' + i));
            }
            String applied =
                    cuts.over(masks).apply(ByteSlice.utf8(text.toString())).decodeUtf8();
            assertThat(applied.replace("#", "")).as("seed %d", seed).isEqualTo(left.toString());
            // every mask of which anything is left is seen
            for (Span mask : masks.spans()) {
                boolean all =
                        cuts.spans().stream().anyMatch(cut -> cut.start() <= mask.start() && cut.end() >= mask.end());
                if (all && masks.spans().size() == 1) {
                    assertThat(applied).doesNotContain("#");
                }
            }
        }
    }
}
