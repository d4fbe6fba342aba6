package dev.stackyard.pii.internal.email;

/**
 * The acceptance of BigCode's regular expression for e-mail addresses, quirks included: labels may hold quotes and
 * brackets, any word is a top-level domain, and an address that an equals sign, a slash or an angle bracket of an element
 * touches is not seen. Source: {@code pii/utils/emails_ip_addresses_detection.py} of bigcode-project/bigcode-dataset,
 * with the flags MULTILINE and VERBOSE of Python's {@code regex} module, in which {@code [\b]} is a backspace.
 */
final class BigCodeGrammar implements EmailGrammar {

    private static final int BACKSPACE = 0x08;

    @Override
    public boolean isLocal(int c) {
        return !isJoiner(c) && "][(){}<>@,?!;'\":#/\\".indexOf(c) < 0 && c != BACKSPACE && !Letters.isSpace(c);
    }

    @Override
    public boolean isJoiner(int c) {
        return c == '=' || c == '.' || c == '-';
    }

    @Override
    public boolean isLocalFirst(int c) {
        return true;
    }

    @Override
    public boolean isBefore(int c) {
        return "[({<@,?!;'\"\u00BF\u00A1:.".indexOf(c) >= 0 || isSpaceOrHan(c);
    }

    @Override
    public boolean isAfter(int c, int next) {
        return switch (c) {
            case -1 -> true;
            case '\\' -> next == '\'' || next == '"';
            case ':' -> next < 0 || !Character.isDigit(next);
            case '.' -> next < 0 || Letters.isSpace(next);
            default -> "])}>@,?!;'\"".indexOf(c) >= 0 || isSpaceOrHan(c);
        };
    }

    @Override
    public boolean isSingleLabel(int c) {
        return Letters.isWord(c);
    }

    @Override
    public boolean isLabel(int c) {
        return ".@?!;,/()>".indexOf(c) < 0 && c != BACKSPACE && !Letters.isSpace(c);
    }

    @Override
    public boolean isLabelFirst(int c) {
        return c != '-' && c != ':';
    }

    @Override
    public boolean isLabelLast(int c) {
        return c != '-' && c != ':' && c != '\'' && c != '"';
    }

    @Override
    public boolean isTopLevel(byte[] bytes, int from, int to) {
        return true;
    }

    private static boolean isSpaceOrHan(int c) {
        return c == BACKSPACE || Letters.isSpace(c) || Letters.isHan(c);
    }
}
