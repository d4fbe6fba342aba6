package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.ByteSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that bytes match without backtracking, so in time linear in their number. It is written like a regular
 * expression, with these parts (everything else stands for itself):
 *
 * <pre>
 * [a-z0-9_\-]  [^"]      one byte of a set, or of its complement
 * \d  \w  \s             [0-9]  [A-Za-z0-9_]  [ \t\r\n];  \ before anything else takes it literally
 * (x|y|z)                the first alternative that matches; no other is tried later
 * (=x)                   x is the secret; without it the secret is the whole match
 * ? * + {n} {m,n}        as often as possible, never less; * and + end at {@value PatternParser#MOST_REPEATS}
 * </pre>
 *
 * <p>Repeats take all they can and choices stay as they were made, as with {@code java.util.regex}'s possessive quantifiers
 * and atomic groups, or in a parsing expression grammar (Ford 2004). A pattern has to be written accordingly: {@code
 * [a-z-]{40}-us} cannot match more than 40, {@code [a-z-]+-us} never matches. Immutable and thread-safe.
 */
final class TokenPattern {

    /**
     * Where a pattern matched.
     *
     * @param end one past the match's last byte
     * @param secretStart first byte of the secret
     * @param secretEnd one past its last byte
     */
    record Match(int end, int secretStart, int secretEnd) {}

    private final Node root;

    private TokenPattern(Node root) {
        this.root = root;
    }

    /**
     * @param source the pattern as above, ASCII
     * @param ignoreCase whether letters match in both cases
     * @throws IllegalArgumentException if it is malformed
     */
    static TokenPattern compile(String source, boolean ignoreCase) {
        return new TokenPattern(new PatternParser(source, ignoreCase).parse());
    }

    /** The match that begins at {@code from} and ends at {@code end} at the latest; null if there is none. */
    @Nullable
    Match match(byte[] bytes, int from, int end) {
        int[] secret = {from, -1};
        int matchEnd = root.match(bytes, from, end, secret);
        if (matchEnd < 0) {
            return null;
        }
        return secret[1] < 0 ? new Match(matchEnd, from, matchEnd) : new Match(matchEnd, secret[0], secret[1]);
    }

    /** Whether a range matches from its first byte to its last. */
    boolean matchesWhole(byte[] bytes, int from, int to) {
        return root.match(bytes, from, to, new int[] {from, -1}) == to;
    }

    /** A part of a pattern: gives the end of its match, or -1, and notes the secret's bounds. */
    sealed interface Node {
        int match(byte[] bytes, int from, int end, int[] secret);
    }

    record Literal(byte[] text, boolean ignoreCase) implements Node {
        @Override
        public int match(byte[] bytes, int from, int end, int[] secret) {
            if (text.length > end - from) {
                return -1;
            }
            for (int i = 0; i < text.length; i++) {
                int c = bytes[from + i];
                if (c != text[i] && !(ignoreCase && Ascii.toLower(c) == Ascii.toLower(text[i]))) {
                    return -1;
                }
            }
            return from + text.length;
        }
    }

    record OneOf(ByteSet set, int least, int most) implements Node {
        @Override
        public int match(byte[] bytes, int from, int end, int[] secret) {
            int matched = set.skip(bytes, from, (int) Math.min(end, (long) from + most));
            return matched - from < least ? -1 : matched;
        }
    }

    record Sequence(List<Node> parts) implements Node {
        @Override
        public int match(byte[] bytes, int from, int end, int[] secret) {
            int at = from;
            for (Node part : parts) {
                at = part.match(bytes, at, end, secret);
                if (at < 0) {
                    return -1;
                }
            }
            return at;
        }
    }

    record Choice(List<Node> alternatives) implements Node {
        @Override
        public int match(byte[] bytes, int from, int end, int[] secret) {
            for (Node alternative : alternatives) {
                int matched = alternative.match(bytes, from, end, secret);
                if (matched >= 0) {
                    return matched;
                }
            }
            return -1;
        }
    }

    record Repeat(Node part, int least, int most) implements Node {
        @Override
        public int match(byte[] bytes, int from, int end, int[] secret) {
            int at = from;
            for (int i = 0; i < most; i++) {
                int next = part.match(bytes, at, end, secret);
                if (next <= at) {
                    return i < least && next < 0 ? -1 : at;
                }
                at = next;
            }
            return at;
        }
    }

    record Secret(Node part) implements Node {
        @Override
        public int match(byte[] bytes, int from, int end, int[] secret) {
            int matched = part.match(bytes, from, end, secret);
            if (matched >= 0) {
                secret[0] = from;
                secret[1] = matched;
            }
            return matched;
        }
    }
}
