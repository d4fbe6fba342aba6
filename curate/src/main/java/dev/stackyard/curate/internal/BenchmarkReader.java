package dev.stackyard.curate.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.UserFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the strings of a benchmark from a file. The file's ending says how it is read:
 *
 * <ul>
 *   <li>{@code .jsonl}, {@code .ndjson}: one JSON value per line. Of an object the chosen fields count, each a string or a
 *       list of strings; a string counts as it is. Entries are numbered from 0, blank lines are passed over.
 *   <li>{@code .json}: one object that maps a benchmark's name to a list of strings, as BigCode's {@code
 *       find_substrings.py} writes it ({@code benchmarks.json}).
 *   <li>anything else: the whole file is one string.
 * </ul>
 *
 * <p>A field named {@code prompt} is treated as BigCode's {@code benchmark_data.py} does: of a HumanEval prompt only the
 * docstring counts (the text inside the last pair of triple quotes), a DS-1000 prompt ends where its solution begins. Which
 * entries are tested is not known here: BigCode took MBPP's tasks 11 to 510 and the test splits of APPS and GSM8K.
 */
final class BenchmarkReader {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String PROMPT = "prompt";
    private static final List<String> TRIPLE_QUOTES = List.of("\"\"\"", "'''");
    private static final List<String> SOLUTION_MARKS = List.of("SOLUTION START", "BEGIN SOLUTION");

    private final StorageFile file;
    private final String name;
    private final List<String> fields;
    private final List<BenchmarkString> strings = new ArrayList<>();

    private BenchmarkReader(StorageFile file, List<String> fields) {
        this.file = file;
        this.name = file.name();
        this.fields = fields;
    }

    /**
     * All strings of a file, in its order.
     *
     * @param fields names of the fields that count in JSON lines
     * @throws UserException if the file cannot be read, is malformed, or holds none of the fields
     */
    static List<BenchmarkString> read(StorageFile file, List<String> fields) {
        BenchmarkReader reader = new BenchmarkReader(file, fields);
        reader.read();
        return reader.strings;
    }

    private void read() {
        String text = UserFiles.readText(file, "benchmark");
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.equals("jsonl") || ending.equals("ndjson")) {
            readLines(text);
        } else if (ending.equals("json")) {
            readMap(text);
        } else {
            strings.add(new BenchmarkString(name, text));
        }
        if (strings.isEmpty()) {
            throw new UserException("benchmark file " + file.location() + " holds no strings in the fields "
                    + String.join(", ", fields) + ": name its fields in benchmark_fields");
        }
    }

    private void readLines(String text) {
        int lineNumber = 0;
        int entry = 0;
        for (String line : text.split("\n", -1)) {
            lineNumber++;
            if (!line.isBlank()) {
                readEntry(entry++, parse(line, lineNumber), lineNumber);
            }
        }
    }

    private void readEntry(int entry, JsonNode node, int lineNumber) {
        if (node.isTextual()) {
            add("entry " + entry + " of " + name, node.textValue());
            return;
        }
        if (!node.isObject()) {
            throw malformed(lineNumber, "neither an object nor a string");
        }
        for (String field : fields) {
            JsonNode value = node.path(field);
            String source = "entry " + entry + " (" + field + ") of " + name;
            if (value.isArray()) {
                value.forEach(element -> addText(source, field, element));
            } else {
                addText(source, field, value);
            }
        }
    }

    private void addText(String source, String field, JsonNode value) {
        if (value.isTextual()) {
            add(source, field.equals(PROMPT) ? ofPrompt(value.textValue()) : value.textValue());
        }
    }

    private void add(String source, String text) {
        strings.add(new BenchmarkString(source, text));
    }

    private void readMap(String text) {
        JsonNode root = parse(text, 1);
        if (!root.isObject()) {
            throw malformed(1, "not an object of lists of strings");
        }
        for (Map.Entry<String, JsonNode> benchmark : root.properties()) {
            int entry = 0;
            for (JsonNode element : benchmark.getValue()) {
                if (!element.isTextual()) {
                    throw new UserException("benchmark file " + file.location() + ": entry " + entry + " of "
                            + benchmark.getKey() + " is no string");
                }
                add("entry " + entry++ + " (" + benchmark.getKey() + ") of " + name, element.textValue());
            }
        }
    }

    private JsonNode parse(String json, int firstLine) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw malformed(firstLine + e.getLocation().getLineNr() - 1, e.getOriginalMessage());
        }
    }

    private UserException malformed(int lineNumber, String what) {
        return new UserException(
                "benchmark file " + file.location() + " line " + lineNumber + " is malformed: " + what);
    }

    /** The part of a prompt that identifies the task. */
    private static String ofPrompt(String prompt) {
        for (String quotes : TRIPLE_QUOTES) {
            int close = prompt.lastIndexOf(quotes);
            int open = close < 0 ? -1 : prompt.lastIndexOf(quotes, close - quotes.length());
            if (open >= 0) {
                return prompt.substring(open + quotes.length(), close);
            }
        }
        for (String mark : SOLUTION_MARKS) {
            int end = prompt.indexOf(mark);
            if (end >= 0) {
                return prompt.substring(0, end);
            }
        }
        return prompt;
    }
}
