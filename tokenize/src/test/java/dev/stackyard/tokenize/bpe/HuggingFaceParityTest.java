package dev.stackyard.tokenize.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hugging Face's own tokenizers, through DJL, load what we write and give the same ids. */
class HuggingFaceParityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(SplitPattern.class)
    void givesTheSameIds(SplitPattern pattern) throws IOException {
        agree(TestTokenizers.trained(new Pretokenization(pattern, DigitSplit.NONE, false), 1_500));
    }

    @ParameterizedTest
    @EnumSource(DigitSplit.class)
    void givesTheSameIdsWhenDigitsAreCutOut(DigitSplit digits) throws IOException {
        agree(TestTokenizers.trained(new Pretokenization(SplitPattern.GPT2, digits, false), 1_500));
    }

    @Test
    void givesTheSameIdsWithAPrefixSpace() throws IOException {
        agree(TestTokenizers.trained(new Pretokenization(SplitPattern.GPT2, DigitSplit.NONE, true), 1_500));
    }

    @Test
    void givesTheSameIdsWhenMergesAreIgnored() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(
                TestTokenizers.trained(new Pretokenization(SplitPattern.CL100K, DigitSplit.NONE, false), 1_500)
                        .toJson());
        ((ObjectNode) json.at("/model")).put("ignore_merges", true);
        ArrayNode merges = (ArrayNode) json.at("/model/merges");
        for (int i = merges.size() - 1; i >= 0; i -= 3) {
            merges.remove(i); // so that some tokens cannot be reached by merging
        }
        agree(Tokenizer.read("ignoring.json", JSON.writeValueAsBytes(json)));
    }

    private static void agree(Tokenizer ours) throws IOException {
        BpeEncoder encoder = ours.encoder();
        try (HuggingFaceTokenizer theirs =
                HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(withoutControls(ours)), null)) {
            for (int seed = 0; seed < 600; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                String text = seed % 4 == 0 ? SampleText.unicode(random, 80) : SampleText.code(random, 60);
                long[] expected = theirs.encode(text, false, false).getIds();
                assertThat(TestTokenizers.encode(encoder, SampleText.utf8(text)))
                        .as("seed %d", seed)
                        .containsExactly(Arrays.stream(expected)
                                .mapToInt(Math::toIntExact)
                                .toArray());
            }
        }
    }

    /** Hugging Face takes added tokens from text; without them it does not. */
    private static byte[] withoutControls(Tokenizer tokenizer) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(tokenizer.toJson());
        json.putArray("added_tokens");
        return JSON.writeValueAsBytes(json);
    }
}
