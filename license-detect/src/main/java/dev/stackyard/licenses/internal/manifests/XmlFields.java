package dev.stackyard.licenses.internal.manifests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The licence elements of Maven's {@code pom.xml}, NuGet's {@code .nuspec} and MSBuild projects, found by their tags: no XML
 * parser, so no entities, no includes, and damaged files are read as far as they go. Linear.
 */
final class XmlFields {

    private static final int MAX_FIELDS = 32;
    /** More than the length of any end tag that is looked for. */
    private static final int LONGEST_END = 32;

    private final byte[] text;
    private final int to;
    private final List<Field> fields = new ArrayList<>();

    private XmlFields(byte[] text, int to) {
        this.text = text;
        this.to = to;
    }

    static List<Field> read(byte[] text, int from, int to) {
        XmlFields reader = new XmlFields(text, to);
        reader.readMaven(from);
        if (reader.fields.isEmpty()) {
            reader.readAll(from, "PackageLicenseExpression");
            reader.readAll(from, "license");
            reader.readAll(from, "licenseUrl");
        }
        return reader.fields;
    }

    /** Each {@code <license>} in the first {@code <licenses>}: its name, or else its address. */
    private void readMaven(int from) {
        int open = indexOf("<licenses>", from, to);
        int close = open < 0 ? -1 : indexOf("</licenses>", open, to);
        if (close < 0) {
            return;
        }
        int at = indexOf("<license>", open, close);
        while (at >= 0 && fields.size() < MAX_FIELDS) {
            int end = indexOf("</license>", at, close);
            int limit = end < 0 ? close : end;
            if (!add("name", at, limit)) {
                add("url", at, limit);
            }
            at = indexOf("<license>", limit, close);
        }
    }

    private void readAll(int from, String tag) {
        int at = from;
        while (fields.isEmpty() && at >= 0) {
            at = indexOf("<" + tag, at, to);
            if (at >= 0) {
                add(tag, at, to);
                at++;
            }
        }
    }

    /** Adds the text of the first element of a name in {@code [from, limit)}. */
    private boolean add(String tag, int from, int limit) {
        int open = indexOf("<" + tag, from, limit);
        int start = open < 0 ? -1 : indexOf(">", open, near(open, limit)) + 1;
        boolean exact = start > 0 && (text[open + tag.length() + 1] == '>' || text[open + tag.length() + 1] == ' ');
        int end = exact ? indexOf("</" + tag, start, near(start, limit)) : -1;
        if (end < 0 || end - start > Field.LONGEST || isFileReference(open, start)) {
            return false;
        }
        String value = new String(text, start, end - start, StandardCharsets.UTF_8).strip();
        if (value.isEmpty() || value.startsWith("$(")) {
            return false;
        }
        return fields.add(new Field(value, open, end));
    }

    /** How far a value is looked for: one that is longer is none, and without a bound repeated tags took quadratic time. */
    private static int near(int from, int limit) {
        return Math.min(limit, from + Field.LONGEST + LONGEST_END);
    }

    /** {@code <license type="file">} names a file, not a licence. */
    private boolean isFileReference(int open, int start) {
        return indexOf("\"file\"", open, start) >= 0;
    }

    private int indexOf(String what, int from, int limit) {
        byte first = (byte) what.charAt(0);
        for (int i = from; i + what.length() <= limit; i++) {
            if (text[i] == first && startsWith(what, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String what, int at) {
        for (int k = 1; k < what.length(); k++) {
            if (text[at + k] != what.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
