package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import org.jspecify.annotations.Nullable;

/**
 * A string in quotes, which themselves may be escaped because the whole stands in another string.
 *
 * @param start first byte behind the opening quote
 * @param end index of the closing quote, or of the backslash before it; may equal {@code start}
 */
record StringLiteral(int start, int end) {

    /** Index of the quote that opens the string literal at an index, behind prefixes and wrappers; -1 if there is none. */
    static int start(Text text, int at) {
        int i = at;
        int letters = 0;
        while (letters < 2 && (Ascii.isLetter(text.at(i)) || text.at(i) == '@')) {
            letters++;
            i++;
        }
        if (isQuote(text, i)) {
            return i;
        }
        if (isQuote(text, at)) {
            return at;
        }
        return Wrappers.quoteInside(text, at);
    }

    /** Whether a quote is at an index, escaped or not. */
    static boolean isQuote(Text text, int at) {
        int c = text.at(at);
        return c == '"' || c == '\'' || c == '`' || (c == '\\' && (text.at(at + 1) == '"' || text.at(at + 1) == '\''));
    }

    /**
     * The literal between the quote at an index and the next of its kind on the same line; null if it is not closed.
     *
     * @param reach how many bytes it may have at most
     */
    static @Nullable StringLiteral at(Text text, int open, int reach) {
        byte[] bytes = text.bytes();
        boolean escaped = text.at(open) == '\\';
        int quoteAt = escaped ? open + 1 : open;
        int quote = text.at(quoteAt);
        int start = quoteAt + 1;
        if (!escaped && text.at(start) == quote && text.at(start + 1) == quote) {
            start += 2;
        }
        int limit = Math.min(text.end(), start + reach);
        int at = start;
        while (at < limit && bytes[at] != quote && (bytes[at] != '\n' || quote == '`')) {
            if (bytes[at] == '\\') {
                if (escaped) {
                    break;
                }
                at++;
            }
            at++;
        }
        boolean closed = at < limit && (escaped ? bytes[at] == '\\' : bytes[at] == quote);
        return closed ? new StringLiteral(start, at) : null;
    }
}
