package dev.stackyard.licenses.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.licenses.internal.words.WordHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlignerTest {

    private static final List<String> FRAME = List.of("alpha", "beta", "gamma", "delta");
    private static final int ROUNDS = 400;

    private static LicenseTemplate template(List<String> words) {
        return LicenseTemplate.parse("X\tlicense\t" + String.join(" ", words));
    }

    private static int[] hashes(List<String> words) {
        return words.stream().mapToInt(WordHash::of).toArray();
    }

    /** Aligns with anchors at the common beginning and the common end. */
    private static Alignment align(List<String> file, List<String> template) {
        LicenseTemplate parsed = template(template);
        int last = FRAME.size();
        return new Aligner(parsed)
                .align(
                        hashes(file),
                        0,
                        file.size(),
                        parsed,
                        new int[] {0, file.size() - last},
                        new int[] {0, template.size() - last},
                        2);
    }

    private static List<String> words(Random random, int count) {
        return random.ints(count, 0, 12).mapToObj(i -> "w" + i).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> framed(List<String> inner) {
        List<String> all = new ArrayList<>(FRAME);
        all.addAll(inner);
        all.addAll(FRAME);
        return all;
    }

    /** Longest common subsequence by the textbook's table. */
    private static int longestCommon(List<String> a, List<String> b) {
        int[][] best = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                best[i][j] = a.get(i - 1).equals(b.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.size()][b.size()];
    }

    @Test
    void betweenAnchorsTheLongestCommonSubsequenceIsMatched() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<String> template = framed(words(random, 1 + random.nextInt(60)));
            List<String> file = framed(words(random, 1 + random.nextInt(60)));

            Alignment alignment = align(file, template);

            int common = longestCommon(file, template);
            assertThat(alignment.matched()).as("seed %d", seed).isEqualTo(common);
            assertThat(alignment.missing()).as("seed %d", seed).isEqualTo(template.size() - common);
            assertThat(alignment.extra()).as("seed %d", seed).isEqualTo(file.size() - common);
        }
    }

    @Test
    void aCopyScoresOneWhateverStandsAround() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<String> template = framed(words(random, 80));
            List<String> before = List.of("before", "it");
            List<String> file = new ArrayList<>(before);
            file.addAll(template);
            file.addAll(List.of("behind", "it"));
            LicenseTemplate parsed = template(template);

            Alignment alignment = new Aligner(parsed)
                    .align(hashes(file), 0, file.size(), parsed, new int[] {2 + 40}, new int[] {40}, 1);

            assertThat(alignment.score()).as("seed %d", seed).isEqualTo(1);
            assertThat(alignment.firstWord()).as("seed %d", seed).isEqualTo(2);
            assertThat(alignment.endWord()).as("seed %d", seed).isEqualTo(2 + template.size());
        }
    }

    @Test
    void optionalWordsMayBeMissing() {
        List<String> file = framed(List.of("one", "two"));
        LicenseTemplate template = LicenseTemplate.parse(
                "X\tlicense\talpha beta gamma delta one [ maybe this ] two alpha beta gamma delta");
        Alignment alignment = new Aligner(template)
                .align(hashes(file), 0, file.size(), template, new int[] {0, 6}, new int[] {0, 8}, 2);
        assertThat(alignment.missing()).isZero();
        assertThat(alignment.score()).isEqualTo(1);
    }

    @Test
    void restrictionsThatWereAddedAreSeen() {
        List<String> template = framed(List.of("use", "is", "granted", "to", "all"));
        assertThat(align(framed(List.of("use", "is", "granted", "to", "all", "people")), template)
                        .isRestricted())
                .isFalse();
        assertThat(align(framed(List.of("noncommercial", "use", "is", "granted", "to", "all")), template)
                        .isRestricted())
                .isTrue();
        assertThat(align(framed(List.of("use", "is", "not", "granted", "to", "all")), template)
                        .isRestricted())
                .isTrue();
    }

    @Test
    void grantsThatWereTakenAwayAreSeen() {
        List<String> template = framed(List.of("with", "or", "without", "modification"));
        assertThat(align(framed(List.of("without", "any", "change")), template).isRestricted())
                .isTrue();
    }

    @Test
    void endorsementClausesRestrictNothingHoweverTheyArePut() {
        List<String> neither = framed(List.of("neither", "name", "may", "be", "used", "to", "endorse", "products"));
        List<String> not = framed(List.of("the", "name", "may", "not", "be", "used", "to", "endorse", "products"));
        assertThat(align(not, neither).isRestricted()).isFalse();
        assertThat(align(neither, not).isRestricted()).isFalse();
    }

    @Test
    void anEndorsementClauseHidesNoNegationElsewhere() {
        List<String> template = framed(
                List.of("neither", "name", "may", "be", "used", "to", "endorse", "you", "may", "always", "use", "it"));
        List<String> file =
                framed(List.of("name", "may", "not", "be", "used", "to", "endorse", "you", "may", "not", "use", "it"));
        assertThat(align(file, template).isRestricted()).isTrue();
    }
}
