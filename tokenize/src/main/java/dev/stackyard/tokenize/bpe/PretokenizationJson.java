package dev.stackyard.tokenize.bpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The {@code pre_tokenizer} and {@code decoder} of a {@code tokenizer.json}. */
final class PretokenizationJson {

    static final String PATH = "$.pre_tokenizer";

    private PretokenizationJson() {}

    /**
     * Understands {@code ByteLevel} alone, or a {@code Sequence} of at most one {@code Digits}, at most one {@code Split} and
     * {@code ByteLevel} last.
     *
     * @throws UnsupportedTokenizerException for anything else, naming its place
     */
    static Pretokenization read(JsonNode node) throws UnsupportedTokenizerException {
        if (node.path("type").asText().equals("ByteLevel")) {
            requireFlag(node, "use_regex", true, PATH);
            return new Pretokenization(SplitPattern.GPT2, DigitSplit.NONE, flag(node, "add_prefix_space", true));
        }
        if (!node.path("type").asText().equals("Sequence")
                || !node.path("pretokenizers").isArray()) {
            throw new UnsupportedTokenizerException(PATH, "is " + shown(node) + ", not byte-level");
        }
        return readSequence((ArrayNode) node.path("pretokenizers"));
    }

    private static Pretokenization readSequence(ArrayNode steps) throws UnsupportedTokenizerException {
        DigitSplit digits = DigitSplit.NONE;
        List<SplitPattern> patterns = new ArrayList<>();
        int last = steps.size() - 1;
        for (int i = 0; i < last; i++) {
            String path = PATH + ".pretokenizers[" + i + "]";
            JsonNode step = steps.get(i);
            switch (step.path("type").asText()) {
                case "Digits" -> digits = readDigits(step, path, i);
                case "Split" -> patterns.add(readSplit(step, path));
                default -> throw new UnsupportedTokenizerException(path, "is " + shown(step));
            }
        }
        String path = PATH + ".pretokenizers[" + last + "]";
        JsonNode byteLevel = steps.path(last);
        if (!byteLevel.path("type").asText().equals("ByteLevel")) {
            throw new UnsupportedTokenizerException(path, "is " + shown(byteLevel) + ", not ByteLevel");
        }
        requireFlag(byteLevel, "use_regex", patterns.isEmpty(), path);
        boolean prefixSpace = flag(byteLevel, "add_prefix_space", true);
        if (prefixSpace && last > 0) {
            throw new UnsupportedTokenizerException(path + ".add_prefix_space", "puts spaces before every pretoken");
        }
        if (patterns.size() > 1
                || (digits != DigitSplit.NONE && patterns.stream().anyMatch(p -> p != SplitPattern.GPT2))) {
            throw new UnsupportedTokenizerException(PATH, "cuts text in several ways, one after the other");
        }
        return new Pretokenization(patterns.isEmpty() ? SplitPattern.GPT2 : patterns.get(0), digits, prefixSpace);
    }

    private static DigitSplit readDigits(JsonNode step, String path, int index) throws UnsupportedTokenizerException {
        if (index > 0) {
            throw new UnsupportedTokenizerException(path, "cuts out digits, but not first");
        }
        return flag(step, "individual_digits", false) ? DigitSplit.EACH : DigitSplit.RUNS;
    }

    private static SplitPattern readSplit(JsonNode step, String path) throws UnsupportedTokenizerException {
        JsonNode regex = step.path("pattern").path("Regex");
        SplitPattern pattern = Arrays.stream(SplitPattern.values())
                .filter(known -> known.isSpelled(regex.asText()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedTokenizerException(
                        path + ".pattern", "is " + shown(step.path("pattern")) + ", not one of the known expressions"));
        String behavior = step.path("behavior").asText();
        boolean invert = flag(step, "invert", false);
        // the expressions match every character: what they match is kept, what lies between is empty
        if (!(behavior.equals("Isolated") && !invert) && !(behavior.equals("Removed") && invert)) {
            throw new UnsupportedTokenizerException(path + ".behavior", "is " + behavior + " with invert " + invert);
        }
        return pattern;
    }

    private static void requireFlag(JsonNode node, String name, boolean wanted, String path)
            throws UnsupportedTokenizerException {
        if (flag(node, name, true) != wanted) {
            throw new UnsupportedTokenizerException(path + "." + name, "is " + !wanted);
        }
    }

    private static boolean flag(JsonNode node, String name, boolean missing) {
        return node.path(name).asBoolean(missing);
    }

    private static String shown(JsonNode node) {
        String json = node.isMissingNode() ? "missing" : node.toString();
        return json.length() <= 120 ? json : json.substring(0, 120) + "...";
    }

    /** The {@code pre_tokenizer} that {@link #read} understands as this one. */
    static ObjectNode write(Pretokenization pretokenization) {
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        if (pretokenization.digits() != DigitSplit.NONE) {
            steps.addObject()
                    .put("type", "Digits")
                    .put("individual_digits", pretokenization.digits() == DigitSplit.EACH);
        }
        boolean regexInByteLevel = pretokenization.pattern() == SplitPattern.GPT2;
        if (!regexInByteLevel) {
            ObjectNode split = steps.addObject().put("type", "Split");
            split.putObject("pattern").put("Regex", pretokenization.pattern().spelling());
            split.put("behavior", "Isolated").put("invert", false);
        }
        ObjectNode byteLevel = byteLevel(pretokenization.prefixSpace(), regexInByteLevel);
        if (steps.isEmpty()) {
            return byteLevel;
        }
        ObjectNode sequence = JsonNodeFactory.instance.objectNode().put("type", "Sequence");
        sequence.set("pretokenizers", steps.add(byteLevel));
        return sequence;
    }

    /** A {@code ByteLevel} object, which is also the {@code decoder}. */
    static ObjectNode byteLevel(boolean prefixSpace, boolean useRegex) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefixSpace)
                .put("trim_offsets", true)
                .put("use_regex", useRegex);
    }
}
