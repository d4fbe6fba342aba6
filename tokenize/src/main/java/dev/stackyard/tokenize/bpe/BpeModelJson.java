package dev.stackyard.tokenize.bpe;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stackyard.corpus.CorpusFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code model} of a {@code tokenizer.json} as it is read: vocabulary and merges as they are spelled. */
final class BpeModelJson {

    private static final String PATH = "$.model";

    final Map<String, Integer> vocabulary = new HashMap<>();
    final List<String> lefts = new ArrayList<>();
    final List<String> rights = new ArrayList<>();
    boolean ignoreMerges;

    /** Reads the object that comes next. */
    static BpeModelJson read(JsonInput in) throws CorpusFormatException, UnsupportedTokenizerException {
        BpeModelJson model = new BpeModelJson();
        in.expect(JsonToken.START_OBJECT, PATH);
        boolean typed = false;
        for (String field = in.nextField(PATH); field != null; field = in.nextField(PATH)) {
            switch (field) {
                case "type" -> {
                    requireBpe(in.nextTree());
                    typed = true;
                }
                case "vocab" -> model.readVocabulary(in);
                case "merges" -> model.readMerges(in);
                case "ignore_merges" -> model.ignoreMerges = in.nextTree().asBoolean(false);
                case "byte_fallback" -> refuse(field, in.nextTree(), "asks for tokens of single bytes such as <0x0A>");
                case "continuing_subword_prefix", "end_of_word_suffix" ->
                    refuse(field, in.nextTree(), "marks parts of words");
                case "dropout" -> refuse(field, in.nextTree(), "leaves out merges at random");
                default -> in.skip();
            }
        }
        if (!typed && model.lefts.isEmpty()) {
            throw new UnsupportedTokenizerException(PATH, "names no type");
        }
        return model;
    }

    private static void requireBpe(JsonNode type) throws UnsupportedTokenizerException {
        if (!type.asText().equals("BPE")) {
            throw new UnsupportedTokenizerException(PATH + ".type", "is " + type + ", not BPE");
        }
    }

    /** Refuses an option unless it is off: missing, null, false, zero or empty. */
    private static void refuse(String field, JsonNode value, String meaning) throws UnsupportedTokenizerException {
        boolean off = value.isNull()
                || value.isMissingNode()
                || (value.isBoolean() && !value.asBoolean())
                || (value.isNumber() && value.asDouble() == 0)
                || (value.isTextual() && value.asText().isEmpty());
        if (!off) {
            throw new UnsupportedTokenizerException(PATH + "." + field, meaning);
        }
    }

    private void readVocabulary(JsonInput in) throws CorpusFormatException {
        String path = PATH + ".vocab";
        in.expect(JsonToken.START_OBJECT, path);
        for (String token = in.nextField(path); token != null; token = in.nextField(path)) {
            int id = in.nextId(path, MergeTable.LIMIT);
            if (vocabulary.put(token, id) != null) {
                throw in.wrong(path, "has an entry twice");
            }
        }
    }

    private void readMerges(JsonInput in) throws CorpusFormatException {
        in.expect(JsonToken.START_ARRAY, PATH + ".merges");
        for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
            String path = PATH + ".merges[" + lefts.size() + "]";
            if (lefts.size() == MergeTable.LIMIT) {
                throw in.wrong(path, "is one merge too many: at most " + MergeTable.LIMIT + " are understood");
            }
            if (token == JsonToken.VALUE_STRING) {
                addSpaced(in, in.text(), path);
            } else if (token == JsonToken.START_ARRAY) {
                addPair(in, path);
            } else {
                throw in.wrong(path, "is neither \"a b\" nor [\"a\", \"b\"]");
            }
        }
    }

    private void addSpaced(JsonInput in, String merge, String path) throws CorpusFormatException {
        int space = merge.indexOf(' ');
        if (space < 0 || merge.indexOf(' ', space + 1) >= 0) {
            throw in.wrong(path, "must be two tokens with one space between");
        }
        lefts.add(merge.substring(0, space));
        rights.add(merge.substring(space + 1));
    }

    private void addPair(JsonInput in, String path) throws CorpusFormatException {
        in.expect(JsonToken.VALUE_STRING, path + "[0]");
        lefts.add(in.text());
        in.expect(JsonToken.VALUE_STRING, path + "[1]");
        rights.add(in.text());
        in.expect(JsonToken.END_ARRAY, path);
    }
}
