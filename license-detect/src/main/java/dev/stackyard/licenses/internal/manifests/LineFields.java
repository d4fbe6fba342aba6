package dev.stackyard.licenses.internal.manifests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Licence fields that stand on a line: {@code license = "MIT"}, {@code License: GPL-2+}, {@code spec.licenses = ["MIT"]},
 * {@code license = {text = "MIT"}}, and Python's classifiers {@code License :: OSI Approved :: MIT License}. Knows no
 * language: a key with a colon or an equals sign behind it, and what follows. Linear.
 */
final class LineFields {

    private static final String KEY = "licen";
    private static final String CLASSIFIER = "license :: ";
    private static final int MAX_FIELDS = 32;
    private static final int LONGEST_LIST = 1000;

    private final byte[] text;
    private final int to;
    private final List<Field> fields = new ArrayList<>();
    private final List<Field> classifiers = new ArrayList<>();

    private LineFields(byte[] text, int to) {
        this.text = text;
        this.to = to;
    }

    static List<Field> read(byte[] text, int from, int to) {
        LineFields reader = new LineFields(text, to);
        int lineStart = from;
        for (int i = from; i < to && reader.fields.size() < MAX_FIELDS; i++) {
            if (text[i] == '\n') {
                lineStart = i + 1;
            } else if ((text[i] | 0x20) == 'l' && reader.startsWith(KEY, i)) {
                i = reader.readAt(lineStart, i);
            }
        }
        return reader.fields.isEmpty() ? reader.classifiers : reader.fields;
    }

    /** Reads the field or classifier at a place, if it is one, and returns where to go on. */
    private int readAt(int lineStart, int place) {
        if (startsWith(CLASSIFIER, place)) {
            return readClassifier(place);
        }
        int keyEnd = keyEnd(place);
        int value = keyEnd < 0 || !isKeyStart(lineStart, place) ? -1 : valueStart(keyEnd);
        if (value < 0) {
            return place;
        }
        return readValue(place, value);
    }

    private int readClassifier(int place) {
        int end = place;
        while (end < to && "\"'\n\r,".indexOf(text[end]) < 0 && end - place < Field.LONGEST) {
            end++;
        }
        String value = string(place, end);
        classifiers.add(new Field(value.substring(value.lastIndexOf("::") + 2).strip(), place, end));
        return end;
    }

    /** One past {@code license}, {@code licence}, {@code licenses} or {@code license-expression}; -1 for a longer word. */
    private int keyEnd(int place) {
        int end = place;
        while (end < to && isKeyPart(text[end])) {
            end++;
        }
        String key = string(place, end).toLowerCase(Locale.ROOT);
        boolean known =
                switch (key) {
                    case "license",
                            "licence",
                            "licenses",
                            "licences",
                            "license-expression",
                            "license_expression",
                            "license.text" -> true;
                    default -> false;
                };
        return known ? end : -1;
    }

    private static boolean isKeyPart(byte b) {
        return ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '-' || b == '_' || b == '.';
    }

    /** Whether a key begins its line, or follows the object that it is a field of, or the value before it. */
    private boolean isKeyStart(int lineStart, int place) {
        int i = place - 1;
        while (i >= lineStart && (text[i] == '"' || text[i] == '\'' || text[i] == ':' || text[i] == '%')) {
            i--;
        }
        if (i >= lineStart && text[i] == '.') {
            return true;
        }
        while (i >= lineStart && (text[i] == ' ' || text[i] == '\t')) {
            i--;
        }
        return i < lineStart || text[i] == ',' || text[i] == '(' || text[i] == '{';
    }

    /** First byte of the value behind a colon, an equals sign or an arrow; -1 if there is none. */
    private int valueStart(int keyEnd) {
        int i = skip(keyEnd, "\"' \t");
        if (i >= to || (text[i] != ':' && text[i] != '=') || (i + 1 < to && text[i] == '=' && text[i + 1] == '=')) {
            return -1;
        }
        i = skip(i + 1, ">");
        return skip(i, " \t");
    }

    private int skip(int from, String what) {
        int i = from;
        while (i < to && what.indexOf(text[i]) >= 0) {
            i++;
        }
        return i;
    }

    private int readValue(int place, int start) {
        if (start >= to) {
            return start;
        }
        byte first = text[start];
        if (first == '[' || first == '{' || first == '(' || isWordList(start)) {
            return readList(place, start);
        }
        if (first == '"' || first == '\'') {
            int end = indexOf(first, start + 1, Math.min(to, start + Field.LONGEST));
            add(string(start + 1, end), place, end);
            return end;
        }
        int end = start;
        while (end < to && text[end] != '\n' && text[end] != '\r' && text[end] != '#') {
            end++;
        }
        String value = string(start, end).strip();
        boolean program = value.endsWith("(") || (value.endsWith(",") && value.contains("("));
        if (!program) {
            add(value.replaceFirst("[,;]$", ""), place, end);
        }
        return end;
    }

    /** Ruby's {@code %w[MIT GPL]}. */
    private boolean isWordList(int start) {
        return start + 2 < to && text[start] == '%' && (text[start + 1] | 0x20) == 'w';
    }

    /** The strings of a list or table; of a table's keys only those count that name the licence. */
    private int readList(int place, int start) {
        int limit = Math.min(to, start + LONGEST_LIST);
        int end = start + 1;
        int strings = 0;
        while (end < limit && "]})".indexOf(text[end]) < 0) {
            if (text[end] == '"' || text[end] == '\'') {
                int close = indexOf(text[end], end + 1, limit);
                if (!isOtherKey(start, end)) {
                    add(string(end + 1, close), place, close);
                }
                strings++;
                end = close;
            }
            end++;
        }
        if (strings == 0) {
            for (String word : string(Math.min(end, start + 1), end)
                    .replaceFirst("^w?[\\[({]", "")
                    .split("\\s+")) {
                add(word, place, end);
            }
        }
        return end;
    }

    /** Whether a string is the value of a key such as {@code file}, or that key itself. */
    private boolean isOtherKey(int start, int quote) {
        int i = quote - 1;
        while (i > start && " \t=>:\"'".indexOf(text[i]) >= 0) {
            i--;
        }
        String before = string(Math.max(start, i - 3), i + 1).toLowerCase(Locale.ROOT);
        int after = indexOf(text[quote], quote + 1, to) + 1;
        int next = skip(after, " \t");
        boolean isKey = next < to && (text[next] == ':' || text[next] == '=');
        return isKey || before.endsWith("file") || before.endsWith("url");
    }

    private void add(String value, int start, int end) {
        String stripped = value.strip();
        if (!stripped.isEmpty() && stripped.length() <= Field.LONGEST && end > start) {
            fields.add(new Field(stripped, start, end));
        }
    }

    private int indexOf(byte what, int from, int limit) {
        int i = from;
        while (i < limit && text[i] != what && text[i] != '\n') {
            i++;
        }
        return i;
    }

    private boolean startsWith(String lowerCase, int at) {
        if (at + lowerCase.length() > to) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int b = text[at + i];
            int folded = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            if (folded != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String string(int from, int end) {
        return new String(text, from, Math.max(0, end - from), StandardCharsets.UTF_8);
    }
}
