package dev.stackyard.languages.internal.attributes;

import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A bracket expression of git's wildcards, such as {@code [!a-c[:digit:]]}. Never matches a slash. Members outside ASCII
 * are ignored; a negated expression matches every byte outside ASCII.
 */
final class ByteClass {

    private static final int ASCII = 128;

    private static final Map<String, IntPredicate> NAMED = Map.ofEntries(
            Map.entry("alnum", c -> Character.isLetterOrDigit(c)),
            Map.entry("alpha", c -> Character.isLetter(c)),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> Character.isISOControl(c)),
            Map.entry("digit", c -> Character.isDigit(c)),
            Map.entry("graph", c -> c > ' ' && !Character.isISOControl(c)),
            Map.entry("lower", c -> Character.isLowerCase(c)),
            Map.entry("print", c -> c >= ' ' && !Character.isISOControl(c)),
            Map.entry("punct", c -> c > ' ' && !Character.isISOControl(c) && !Character.isLetterOrDigit(c)),
            Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
            Map.entry("upper", c -> Character.isUpperCase(c)),
            Map.entry("xdigit", c -> Character.digit(c, 16) >= 0));

    private final String pattern;
    private final BitSet members = new BitSet(ASCII);
    private int position;
    private int previous = -1;

    private ByteClass(String pattern, int position) {
        this.pattern = pattern;
        this.position = position;
    }

    /**
     * Translates the expression whose opening bracket is before {@code from}.
     *
     * @param out receives a regular expression for one byte
     * @return where it ends, after its closing bracket; -1 if it is malformed
     */
    static int translate(String pattern, int from, StringBuilder out) {
        ByteClass bytes = new ByteClass(pattern, from);
        boolean negated = bytes.accept('!') || bytes.accept('^');
        boolean wellFormed = bytes.readMember();
        while (wellFormed && !bytes.accept(']')) {
            wellFormed = bytes.readMember();
        }
        bytes.write(negated, out);
        return wellFormed ? bytes.position : -1;
    }

    private boolean accept(char expected) {
        boolean found = position < pattern.length() && pattern.charAt(position) == expected;
        position += found ? 1 : 0;
        return found;
    }

    /** Reads one member; false if there is none. A bracket that comes first is a member. */
    private boolean readMember() {
        if (pattern.startsWith("[:", position)) {
            return readNamed();
        }
        boolean range = previous >= 0 && isRange();
        position += range ? 1 : 0;
        accept('\\');
        if (position >= pattern.length()) {
            return false;
        }
        char member = pattern.charAt(position++);
        members.set(range ? Math.min(previous, member + 1) : member, member + 1);
        previous = range ? -1 : member;
        return true;
    }

    private boolean isRange() {
        return pattern.startsWith("-", position)
                && position + 1 < pattern.length()
                && pattern.charAt(position + 1) != ']';
    }

    private boolean readNamed() {
        int close = pattern.indexOf(":]", position);
        IntPredicate named = close < 0 ? null : NAMED.get(pattern.substring(position + 2, close));
        if (named == null) {
            return false;
        }
        for (int c = 0; c < ASCII; c++) {
            members.set(c, members.get(c) || named.test(c));
        }
        position = close + 2;
        previous = -1;
        return true;
    }

    private void write(boolean negated, StringBuilder out) {
        members.clear(ASCII, Math.max(ASCII, members.length()));
        members.set('/', negated);
        if (members.isEmpty()) {
            out.append("[^\\s\\S]");
            return;
        }
        out.append(negated ? "[^" : "[");
        members.stream().forEach(member -> out.append(literal((char) member)));
        out.append(']');
    }

    /** A regular expression for just this character. */
    static String literal(char c) {
        boolean special = c > ' ' && c < 0x7F && c != '_' && !Character.isLetterOrDigit(c);
        return special ? "\\" + c : String.valueOf(c);
    }
}
