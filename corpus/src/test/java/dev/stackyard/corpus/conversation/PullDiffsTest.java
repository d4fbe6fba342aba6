package dev.stackyard.corpus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hunks are checked by applying them, with a patcher that knows only the form of a unified diff. */
class PullDiffsTest {

    private static final Pattern HEADER = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    @Test
    void hunksTurnTheShownBaseIntoTheHead() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> base = new ArrayList<>();
            for (int i = random.nextInt(120); i >= 0; i--) {
                base.add("line " + i + "\n");
            }
            List<LineEdit> edits = new ArrayList<>();
            List<String> head = new ArrayList<>();
            int at = 0;
            int next = random.nextInt(30);
            while (next <= base.size() && edits.size() < 6) {
                int removed = Math.min(random.nextInt(4), base.size() - next);
                String added = "new " + next + "\n" + (random.nextBoolean() ? "more\n" : "");
                head.addAll(base.subList(at, next));
                head.addAll(PullDiffs.lines(added));
                edits.add(new LineEdit(0, next, removed, added));
                at = next + removed;
                next = at + 1 + random.nextInt(30);
            }
            head.addAll(base.subList(at, base.size()));
            if (edits.isEmpty()) {
                continue;
            }
            PullHead commit = new PullHead("1".repeat(40), edits);
            Conversation pull = new Conversation(
                    RowKind.PULL,
                    "octo/cat",
                    1,
                    null,
                    List.of(),
                    List.of(PullFile.of("a", String.join("", base), false)),
                    List.of(commit));
            PullDiffs diffs = new PullDiffs(pull, seed);
            String shown = diffs.base(0);
            String all = String.join("", base);
            assertThat(all).contains(shown);
            int skipped = diffs.skipped("a");
            assertThat(shown)
                    .isEqualTo(String.join(
                            "",
                            base.subList(
                                    skipped, skipped + PullDiffs.lines(shown).size())));
            String patched = patch(base.subList(skipped, base.size()), diffs.hunks(0, commit), seed);
            assertThat(patched).as("seed %d", seed).isEqualTo(String.join("", head.subList(skipped, head.size())));
        }
    }

    /** Applies hunks in order; context and removed lines must be there. */
    private static String patch(List<String> base, List<String> hunks, int seed) {
        List<String> out = new ArrayList<>();
        int at = 0;
        for (String hunk : hunks) {
            String[] lines = hunk.split("\n", -1);
            Matcher header = HEADER.matcher(lines[0]);
            assertThat(header.matches()).as(lines[0]).isTrue();
            int count = Integer.parseInt(header.group(2));
            int start = Integer.parseInt(header.group(1)) - (count == 0 ? 0 : 1);
            int from = start;
            int newCount = 0;
            for (String line : List.of(lines).subList(1, lines.length)) {
                char sign = line.charAt(0);
                String text = line.substring(1) + "\n";
                newCount += sign == '-' ? 0 : 1;
                while (at < from) {
                    out.add(base.get(at++));
                }
                if (sign == '+') {
                    out.add(text);
                } else {
                    assertThat(base.get(from)).as("seed %d", seed).isEqualTo(text);
                    if (from == at) { // context may be shown by two hunks
                        if (sign == ' ') {
                            out.add(text);
                        }
                        at++;
                    }
                    from++;
                }
            }
            assertThat(from - start).isEqualTo(count);
            assertThat(newCount).isEqualTo(Integer.parseInt(header.group(4)));
        }
        out.addAll(base.subList(at, base.size()));
        return String.join("", out);
    }

    @Test
    void aFifthOfFilesIsShownWholeAndMarginsAndContextStayInTheirLimits() {
        int whole = 0;
        String base = "x\n".repeat(500);
        for (int draw = 0; draw < 1_000; draw++) {
            PullHead commit = new PullHead("2".repeat(40), List.of(new LineEdit(0, 250, 1, "y\n")));
            Conversation pull = new Conversation(
                    RowKind.PULL,
                    "octo/cat",
                    1,
                    null,
                    List.of(),
                    List.of(PullFile.of("a", base, false)),
                    List.of(commit));
            PullDiffs diffs = new PullDiffs(pull, draw);
            int lines = PullDiffs.lines(diffs.base(0)).size();
            if (lines == 500) {
                whole++;
            } else {
                assertThat(250 - diffs.skipped("a")).isBetween(0, 31);
                assertThat(lines - (250 - diffs.skipped("a")) - 1).isBetween(0, 31);
            }
            Matcher header = HEADER.matcher(
                    diffs.hunks(0, commit).get(0).lines().findFirst().orElse(""));
            assertThat(header.matches()).isTrue();
            int above = 250 - diffs.skipped("a") - (Integer.parseInt(header.group(1)) - 1);
            assertThat(above).isBetween(Math.min(3, 250 - diffs.skipped("a")), 9);
        }
        assertThat(whole).isBetween(150, 250);
    }

    @Test
    void headersOfRemarksCountFromTheShownBase() {
        assertThat(HunkHeader.moved("@@ -17,6 +18,9 @@ int main()\n a", 10))
                .isEqualTo("@@ -7,6 +8,9 @@ int main()\n a");
        assertThat(HunkHeader.moved("@@ -7 +8 @@\n a", 10)).isEqualTo("@@ -7 +8 @@\n a");
        assertThat(HunkHeader.moved("@@ -17 +18 @@", 10)).isEqualTo("@@ -7 +8 @@");
        assertThat(HunkHeader.moved("no header", 10)).isEqualTo("no header");
    }
}
