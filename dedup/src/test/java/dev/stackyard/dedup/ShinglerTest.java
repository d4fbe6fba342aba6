package dev.stackyard.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle makes sets of word lists. */
class ShinglerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9})
    void hashesAreEqualWhereTheRunsOfWordsAre(int ngram) {
        SplittableRandom random = new SplittableRandom(ngram);
        for (int round = 0; round < 200; round++) {
            List<String> a = randomWords(random, ngram);
            List<String> b = random.nextBoolean() ? randomWords(random, ngram) : edited(a, random);
            Set<List<String>> setA = runs(a, ngram);
            Set<List<String>> setB = runs(b, ngram);
            Set<Long> hashesA = shingles(String.join(" ", a), ngram);
            Set<Long> hashesB = shingles(String.join(", ", b), ngram);
            assertThat(hashesA).as("round %d", round).hasSameSizeAs(setA);
            setA.retainAll(setB);
            hashesA.retainAll(hashesB);
            assertThat(hashesA).as("round %d", round).hasSameSizeAs(setA);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'x = 1', ' x  =\t1\n', true",
        "'x = 1', 'x - 1', false",
        "'x = 1', 'X = 1', false",
        "'x=1', 'x = 1', false",
        "'{}', '{}\n', true",
        "'{}', '[]', false",
        "'a b c d', 'a b c d e', false",
    })
    void aTextOfFewWordsIsOneShingleInWhichOnlyTheAmountOfSpaceDoesNotCount(String a, String b, boolean same) {
        assertThat(shingles(a, 5)).hasSize(1);
        assertThat(shingles(a, 5).equals(shingles(b, 5))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n\t \f"})
    void whiteSpaceHasNoShingle(String text) {
        assertThat(shingles(text, 5)).isEmpty();
    }

    @Test
    void growsWithTheText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(i).append('\n');
        }
        assertThat(shingles(text.toString(), 5)).hasSize(100_000 - 4);
    }

    private static Set<Long> shingles(String text, int ngram) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Shingler shingler = new Shingler(ngram);
        int count = shingler.shingle(bytes, 0, bytes.length);
        return new HashSet<>(
                Arrays.stream(shingler.shingles(), 0, count).boxed().toList());
    }

    private static List<String> randomWords(SplittableRandom random, int atLeast) {
        List<String> words = new ArrayList<>();
        int variety = 1 + random.nextInt(20);
        for (int i = atLeast + random.nextInt(60); i > 0; i--) {
            words.add("w" + random.nextInt(variety));
        }
        return words;
    }

    private static List<String> edited(List<String> words, SplittableRandom random) {
        List<String> edited = new ArrayList<>(words);
        edited.set(random.nextInt(edited.size()), "new");
        return edited;
    }

    private static Set<List<String>> runs(List<String> words, int ngram) {
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + ngram <= words.size(); i++) {
            runs.add(words.subList(i, i + ngram));
        }
        return runs;
    }
}
