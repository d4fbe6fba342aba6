package dev.stackyard.tokenize.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BpeEncoderTest {

    private final Tokenizer tokenizer = TestTokenizers.starCoder2(600);
    private final BpeEncoder encoder = tokenizer.encoder();

    @ParameterizedTest
    @EnumSource(SplitPattern.class)
    void agreesWithNaiveMerging(SplitPattern pattern) {
        Tokenizer trained = TestTokenizers.trained(new Pretokenization(pattern, DigitSplit.NONE, false), 800);
        NaiveBpe oracle = new NaiveBpe(trained);
        BpeEncoder ours = trained.encoder();
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] text = SampleText.utf8(seed % 4 == 0 ? SampleText.unicode(random, 60) : SampleText.code(random, 40));
            assertThat(TestTokenizers.encode(ours, text))
                    .as("seed %d", seed)
                    .containsExactly(oracle.encode(text).stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
    }

    @Test
    void decodesToTheSameBytes() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 500; n++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            int[] ids = TestTokenizers.encode(encoder, bytes);
            assertThat(tokenizer.decode(ids, 0, ids.length))
                    .as("text %d of seed 2", n)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void neverMakesControlTokensFromText() {
        for (String control : TestTokenizers.CONTROLS) {
            byte[] text = SampleText.utf8("x " + control + control + "\n" + control);
            int[] ids = TestTokenizers.encode(encoder, text);
            assertThat(Arrays.stream(ids).anyMatch(tokenizer::isControl)).isFalse();
            assertThat(tokenizer.decode(ids, 0, ids.length)).isEqualTo(text);
        }
    }

    @Test
    void encodesARangeAsIfItWereAlone() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 500; n++) {
            byte[] text = SampleText.utf8(SampleText.code(random, 30));
            int from = random.nextInt(text.length + 1);
            int to = from + random.nextInt(text.length + 1 - from);
            TokenBuffer ids = new TokenBuffer();
            encoder.encode(text, from, to - from, ids);
            assertThat(ids.toArray())
                    .as("text %d of seed 3", n)
                    .isEqualTo(TestTokenizers.encode(tokenizer.encoder(), Arrays.copyOfRange(text, from, to)));
        }
    }

    @Test
    void appendsToWhatIsThere() {
        TokenBuffer ids = new TokenBuffer();
        ids.add(7);
        encoder.encode(new byte[] {'a'}, 0, 1, ids);
        encoder.encode(new byte[0], 0, 0, ids);
        assertThat(ids.size()).isEqualTo(2);
        assertThat(ids.get(0)).isEqualTo(7);
    }

    @Test
    void refusesARangeOutsideTheText() {
        assertThatThrownBy(() -> encoder.encode(new byte[3], 2, 2, new TokenBuffer()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** More distinct pretokens of every length than the cache holds: it forgets, and answers stay the same. */
    @Test
    void answersTheSameWhenTheCacheOverflows() {
        NaiveBpe oracle = new NaiveBpe(tokenizer);
        SplittableRandom random = new SplittableRandom(4);
        int[] lengths = {3, 9, 30};
        for (int n = 0; n < 240_000; n++) {
            byte[] word = new byte[lengths[n % 3]];
            for (int i = 0; i < word.length; i++) {
                word[i] = (byte) ('a' + random.nextInt(26));
            }
            int[] ids = TestTokenizers.encode(encoder, word);
            if (n % 500 == 0) {
                assertThat(ids)
                        .as("word %d of seed 4", n)
                        .containsExactly(oracle.encode(word).stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
            }
        }
    }

    /** Ten million letters without a boundary: minutes if merging were quadratic. */
    @Test
    void encodesAHugePretoken() {
        byte[] text = new byte[10_000_000];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ("return value parse class".charAt(random.nextInt(24)) | 0x40);
        }
        byte[] middle = Arrays.copyOf(text, 2_000);
        assertThat(TestTokenizers.encode(encoder, middle))
                .containsExactly(new NaiveBpe(tokenizer)
                        .encode(middle).stream().mapToInt(Integer::intValue).toArray());
        int[] ids = TestTokenizers.encode(encoder, text);
        assertThat(tokenizer.decode(ids, 0, ids.length)).isEqualTo(text);
    }

    @Test
    void putsASpaceBeforeTextWhereTheTokenizerSaysSo() {
        Tokenizer prefixing =
                TestTokenizers.trained(new Pretokenization(SplitPattern.GPT2, DigitSplit.NONE, true), 600);
        int[] ids = TestTokenizers.encode(prefixing.encoder(), SampleText.utf8("return"));
        assertThat(prefixing.decode(ids, 0, ids.length)).isEqualTo(SampleText.utf8(" return"));
        assertThat(TestTokenizers.encode(prefixing.encoder(), SampleText.utf8(" return")))
                .isEqualTo(ids);
    }
}
