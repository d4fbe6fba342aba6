package dev.stackyard.pii.internal.email;

import dev.stackyard.pii.internal.scan.Ascii;

/**
 * The addresses that people really write in source files. Against {@link BigCodeGrammar} it sees those that a tag, a
 * slash, a backtick, an equals sign or an escape sequence touches ({@code <email>a@b.org</email>}), and sees through names
 * before an equals sign ({@code mail=a@b.org}). In return labels hold only what host names hold, the top-level domain must
 * exist or be in private use, and nothing may follow that makes the whole a call or a port ({@code user@host.name()}).
 * Letters of scripts that are written without spaces end an address.
 */
final class StackyardGrammar implements EmailGrammar {

    @Override
    public boolean isLocal(int c) {
        return isName(c) || c == '+';
    }

    @Override
    public boolean isJoiner(int c) {
        return c == '.' || c == '-';
    }

    @Override
    public boolean isLocalFirst(int c) {
        return isName(c);
    }

    @Override
    public boolean isBefore(int c) {
        return !isName(c) && c != '@';
    }

    @Override
    public boolean isAfter(int c, int next) {
        return switch (c) {
            case '(' -> false;
            case ':' -> !Ascii.isDigit(next);
            case '.', '-' -> !Ascii.isAlphanumeric(next);
            default -> !isName(c);
        };
    }

    @Override
    public boolean isSingleLabel(int c) {
        return isName(c);
    }

    @Override
    public boolean isLabel(int c) {
        return isName(c) || c == '-';
    }

    @Override
    public boolean isLabelFirst(int c) {
        return c != '-';
    }

    @Override
    public boolean isLabelLast(int c) {
        return c != '-';
    }

    @Override
    public boolean isTopLevel(byte[] bytes, int from, int to) {
        return TopLevelDomains.contains(bytes, from, to);
    }

    private static boolean isName(int c) {
        return c < 0x80
                ? Ascii.isWord(c)
                : (Letters.isLetterOrMark(c) || Character.isDigit(c)) && !Letters.isUnspaced(c);
    }
}
