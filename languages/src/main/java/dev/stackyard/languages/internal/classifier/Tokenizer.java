package dev.stackyard.languages.internal.classifier;

import java.nio.charset.StandardCharsets;

/**
 * Splits source text of any language into tokens, as Linguist's {@code ext/linguist/tokenizer.l} does: strings and
 * numbers are skipped, a comment becomes one token that says how it began, a shebang one that names the interpreter.
 *
 * <p>A flex scanner takes the rule with the longest match, and of these the first. Here each kind of first byte is
 * decided by hand, to the same effect. One pass, linear time. Stateless between texts; not thread-safe.
 */
public final class Tokenizer {

    /** Longer tokens are cut. */
    static final int MAX_TOKEN_BYTES = 16;

    private static final byte[] SHEBANG = ascii("SHEBANG#!");

    private final byte[] shebang = new byte[SHEBANG.length + MAX_TOKEN_BYTES];
    private byte[] text = {};
    private int position;
    private int to;
    private TokenSink sink = (bytes, from, length) -> {};

    public Tokenizer() {
        System.arraycopy(SHEBANG, 0, shebang, 0, SHEBANG.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Feeds all tokens of the range to a sink, in order. */
    public void tokenize(byte[] text, int from, int to, TokenSink sink) {
        this.text = text;
        this.position = from;
        this.to = to;
        this.sink = sink;
        boolean lineStart = true;
        while (position < to) {
            if (!(lineStart && (readShebang() || readLineComment()))) {
                readToken(lineStart);
            }
            lineStart = position > from && text[position - 1] == '\n';
        }
    }

    private void readToken(boolean lineStart) {
        byte first = text[position];
        BlockComment comment = BlockComment.at(text, position, to, lineStart);
        int length = TokenLength.at(text, position, to);
        if (comment != null && comment.opening().length() >= length) {
            readBlockComment(comment);
        } else if (first == '"' || first == '\'') {
            readString(first);
        } else if (Bytes.isDigit(first) && NumberLength.at(text, position, to) >= length) {
            position += NumberLength.at(text, position, to);
        } else if (length > 0) {
            sink.accept(text, position, Math.min(length, MAX_TOKEN_BYTES));
            position += length;
        } else {
            position++;
        }
    }

    private void readBlockComment(BlockComment comment) {
        sink.accept(comment.token(), 0, comment.token().length);
        int start = position + comment.opening().length();
        int end = find(comment.closing(), start);
        position = end < 0 ? to : end + comment.closing().length();
    }

    private int find(String word, int start) {
        for (int i = start; i <= to - word.length(); i++) {
            if (TokenLength.startsWith(text, i, to, word)) {
                return i;
            }
        }
        return -1;
    }

    /** Skips a string up to its end, or to the end of the line. */
    private void readString(byte quote) {
        position++;
        while (position < to) {
            byte b = text[position++];
            if (b == quote || b == '\n') {
                return;
            }
            if (b == '\\') {
                position++;
            }
        }
        position = to;
    }

    private boolean readLineComment() {
        LineComment comment = LineComment.at(text, position, to);
        if (comment == null) {
            return false;
        }
        byte[] token = comment.kind();
        sink.accept(token, 0, token.length);
        position = comment.end();
        return true;
    }

    private boolean readShebang() {
        int name = ShebangName.start(text, position, to);
        if (name < 0) {
            return false;
        }
        if (name < to) {
            int length = Math.min(ShebangName.length(text, name, to), MAX_TOKEN_BYTES);
            System.arraycopy(text, name, shebang, SHEBANG.length, length);
            sink.accept(shebang, 0, SHEBANG.length + length);
        }
        while (position < to && text[position] != '\n') {
            position++;
        }
        position = Math.min(to, position + 1);
        return true;
    }
}
