package dev.stackyard.tokenize.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenizerJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Tokenizer tokenizer = TestTokenizers.starCoder2(500);

    @ParameterizedTest
    @EnumSource(SplitPattern.class)
    void readsWhatItWrites(SplitPattern pattern) throws IOException {
        Tokenizer written = TestTokenizers.trained(new Pretokenization(pattern, DigitSplit.NONE, false), 400);
        Tokenizer read = Tokenizer.read("t.json", written.toJson());
        assertThat(read.toJson()).isEqualTo(written.toJson());
        assertThat(read.pretokenization()).isEqualTo(written.pretokenization());
        assertThat(read.controlTokens()).isEqualTo(written.controlTokens());
        assertThat(read.vocabularySize()).isEqualTo(400);
    }

    @Test
    void readsMergesAsArrays() throws IOException {
        Tokenizer read = changed(json -> {
            ArrayNode merges = (ArrayNode) json.at("/model/merges");
            for (int i = 0; i < merges.size(); i++) {
                String[] pair = merges.get(i).asText().split(" ");
                merges.set(i, JSON.createArrayNode().add(pair[0]).add(pair[1]));
            }
        });
        assertThat(read.toJson()).isEqualTo(tokenizer.toJson());
    }

    @Test
    void takesWholeTokensFirstWhereMergesAreIgnored() throws IOException {
        Tokenizer read = changed(json -> {
            ((ObjectNode) json.at("/model")).put("ignore_merges", true);
            ((ObjectNode) json.at("/model/vocab")).put("zqzq", 500).put("<file_sep>", 3);
        });
        byte[] text = SampleText.utf8("zqzq");
        assertThat(TestTokenizers.encode(tokenizer.encoder(), text)).hasSize(4);
        assertThat(TestTokenizers.encode(read.encoder(), text)).containsExactly(500);
    }

    @Test
    void leavesOutMergesThatSpellControlTokens() throws IOException {
        Tokenizer read = changed(json -> {
            ObjectNode added = ((ArrayNode) json.at("/added_tokens")).addObject();
            String merge = json.at("/model/merges/0").asText().replace(" ", "");
            added.put("id", json.at("/model/vocab/" + merge).asInt()).put("content", merge);
        });
        SplittableRandom random = new SplittableRandom(1);
        byte[] text = SampleText.utf8(SampleText.code(random, 500));
        assertThat(Arrays.stream(TestTokenizers.encode(read.encoder(), text)).anyMatch(read::isControl))
                .isFalse();
    }

    @Test
    void knowsControlTokensBeyondTheVocabulary() throws IOException {
        Tokenizer read = changed(json -> ((ArrayNode) json.at("/added_tokens"))
                .addObject()
                .put("id", 700)
                .put("content", "<｜begin｜>")
                .put("special", true));
        assertThat(read.vocabularySize()).isEqualTo(701);
        assertThat(read.controlToken("<｜begin｜>")).contains(new AddedToken(700, "<｜begin｜>", true));
        assertThat(read.decode(new int[] {700}, 0, 1)).isEqualTo("<｜begin｜>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read.decode(new int[] {650}, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("650");
    }

    @Test
    void readsNfc() throws IOException {
        assertThat(changed(json -> json.putObject("normalizer").put("type", "NFC"))
                        .normalization())
                .isEqualTo(Normalization.NFC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/model                         | type               | \"WordPiece\" | $.model.type is \"WordPiece\"",
                "/model                         | byte_fallback      | true          | $.model.byte_fallback",
                "/model                         | dropout            | 0.1           | $.model.dropout",
                "/model                         | end_of_word_suffix | \"</w>\"      | $.model.end_of_word_suffix",
                "''                             | normalizer         | {\"type\":\"NFKC\"} | $.normalizer.type is \"NFKC\"",
                "''                             | pre_tokenizer      | null          | $.pre_tokenizer is null",
                "''                             | pre_tokenizer      | {\"type\":\"Whitespace\"} | $.pre_tokenizer",
                "/pre_tokenizer/pretokenizers/0 | type               | \"Punctuation\" | $.pre_tokenizer.pretokenizers[0]",
                "/pre_tokenizer/pretokenizers/1 | use_regex          | false         | $.pre_tokenizer.pretokenizers[1].use_regex",
                "/pre_tokenizer/pretokenizers/1 | add_prefix_space   | true          | $.pre_tokenizer.pretokenizers[1].add_prefix_space",
            })
    void refusesWhatItCannotFollow(String pointer, String field, String value, String message) {
        assertThatThrownBy(() -> changed(json -> {
                    JsonNode target = pointer.isEmpty() ? json : json.at(pointer);
                    ((ObjectNode) target).set(field, parse(value));
                }))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("t.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnUnknownExpressionByItsPlace() {
        assertThatThrownBy(() -> changed(json -> json.set("pre_tokenizer", parse("""
                        {"type":"Sequence","pretokenizers":[
                          {"type":"Split","pattern":{"Regex":"(a+)+$"},"behavior":"Isolated","invert":false},
                          {"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]}"""))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("$.pre_tokenizer.pretokenizers[0].pattern is {\"Regex\":\"(a+)+$\"}");
    }

    @Test
    void refusesAVocabularyThatLacksAByte() {
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.at("/model/vocab")).remove("q")))
                .hasMessageContaining("t.json: ");
    }

    @Test
    void namesTheByteOfWhatIsMalformed() {
        byte[] json = tokenizer.toJson();
        for (int length = 0; length < json.length; length += 97) {
            byte[] cut = Arrays.copyOf(json, length);
            assertThatThrownBy(() -> Tokenizer.read("t.json", cut))
                    .as("cut at %d", length)
                    .isInstanceOf(CorpusFormatException.class)
                    .hasMessageStartingWith("t.json: ")
                    .hasMessageMatching("(?s).*byte -?\\d+.*")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void survivesAnyChangeOfOneByte() {
        byte[] json = tokenizer.toJson();
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = json.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                Tokenizer.read("t.json", damaged);
            } catch (IOException | UserException e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith("t.json: ");
            }
        }
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        byte[] deep = ("{\"added_tokens\":" + "[".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Tokenizer.read("t.json", deep))
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining("at byte");
    }

    @Test
    void refusesIdsThatWouldNeedHugeTables() {
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.at("/model/vocab")).put("zz", 2_000_000_000)))
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining("$.model.vocab must be from 0 to 1048575 (byte ");
        assertThatThrownBy(() -> changed(json -> ((ObjectNode) json.at("/model/vocab")).put("zz", 3)))
                .hasMessageContaining("to two tokens");
    }

    private Tokenizer changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(tokenizer.toJson());
        change.accept(json);
        return Tokenizer.read("t.json", JSON.writeValueAsBytes(json));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
