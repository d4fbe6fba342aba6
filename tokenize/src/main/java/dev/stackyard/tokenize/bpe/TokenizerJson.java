package dev.stackyard.tokenize.bpe;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Hugging Face's {@code tokenizer.json} (tokenizers 0.23; merges as {@code "a b"} or, since 0.20, as {@code ["a",
 * "b"]}). Of its parts, {@code truncation}, {@code padding} and {@code post_processor} are passed over: text is always
 * encoded whole, and control tokens are put around it by whoever renders documents.
 */
final class TokenizerJson {

    private @Nullable BpeModelJson model;
    private @Nullable Pretokenization pretokenization;
    private final List<AddedToken> addedTokens = new ArrayList<>();
    private Normalization normalization = Normalization.NONE;

    private TokenizerJson() {}

    /**
     * @param file what messages call it
     * @throws CorpusFormatException if it is no {@code tokenizer.json}; names the byte
     * @throws UserException if it is one that this package cannot follow; names the JSON path
     */
    static Tokenizer read(String file, byte[] json) throws IOException {
        try (JsonInput in = new JsonInput(file, json)) {
            TokenizerJson parts = new TokenizerJson();
            parts.readParts(in);
            return parts.assemble(in);
        } catch (UnsupportedTokenizerException e) {
            throw new UserException(
                    file + ": " + e.getMessage() + "; only byte-level BPE tokenizers of the GPT-2, cl100k and o200k"
                            + " families are supported",
                    e);
        }
    }

    private void readParts(JsonInput in) throws CorpusFormatException, UnsupportedTokenizerException {
        in.expect(JsonToken.START_OBJECT, "$");
        for (String field = in.nextField("$"); field != null; field = in.nextField("$")) {
            switch (field) {
                case "added_tokens" -> readAddedTokens(in);
                case "normalizer" -> normalization = Normalization.read(in.nextTree());
                case "pre_tokenizer" -> pretokenization = PretokenizationJson.read(in.nextTree());
                case "model" -> model = BpeModelJson.read(in);
                default -> in.skip();
            }
        }
    }

    private void readAddedTokens(JsonInput in) throws CorpusFormatException {
        in.expect(JsonToken.START_ARRAY, "$.added_tokens");
        for (JsonNode token : in.currentTree()) {
            String path = "$.added_tokens[" + addedTokens.size() + "]";
            JsonNode id = token.path("id");
            if (!id.isInt()
                    || id.asInt() < 0
                    || id.asInt() >= MergeTable.LIMIT
                    || !token.path("content").isTextual()) {
                throw in.wrong(path, "needs an id below " + MergeTable.LIMIT + " and a content");
            }
            addedTokens.add(new AddedToken(
                    id.asInt(),
                    token.path("content").asText(),
                    token.path("special").asBoolean(false)));
        }
    }

    private Tokenizer assemble(JsonInput in) throws CorpusFormatException, UnsupportedTokenizerException {
        if (model == null) {
            throw in.wrong("$.model", "is missing");
        }
        if (pretokenization == null) {
            throw new UnsupportedTokenizerException(PretokenizationJson.PATH, "is missing");
        }
        Vocabulary.Builder vocabulary = new Vocabulary.Builder();
        for (Map.Entry<String, Integer> entry : model.vocabulary.entrySet()) {
            if (!vocabulary.add(entry.getValue(), ByteAlphabet.bytesOf(entry.getKey()))) {
                throw in.wrong("$.model.vocab", "gives the id " + entry.getValue() + " to two tokens");
            }
        }
        for (AddedToken token : addedTokens) {
            vocabulary.addControl(token);
        }
        MergeTable merges = merges(in, model, vocabulary);
        return new Tokenizer(vocabulary.build(), merges, pretokenization, normalization, model.ignoreMerges);
    }

    /** Looks the merges' tokens up. Those that would turn text into a control token are left out. */
    private static MergeTable merges(JsonInput in, BpeModelJson model, Vocabulary.Builder vocabulary)
            throws CorpusFormatException {
        int count = model.lefts.size();
        MergeTable.Builder merges = new MergeTable.Builder(count);
        for (int i = 0; i < count; i++) {
            String left = model.lefts.get(i);
            String right = model.rights.get(i);
            Integer leftId = model.vocabulary.get(left);
            Integer rightId = model.vocabulary.get(right);
            Integer result = model.vocabulary.get(left + right);
            if (leftId == null || rightId == null || result == null) {
                throw in.wrong("$.model.merges[" + i + "]", "has a token that is not in the vocabulary");
            }
            if (!vocabulary.isControl(result)) {
                merges.add(leftId, rightId, result);
            }
        }
        return merges.build();
    }
}
