package dev.stackyard.tokenize.bpe;

/**
 * The family of OpenAI's cl100k (tiktoken {@code openai_public.py}), which Llama 3 and Qwen 2 use as well:
 *
 * <pre>{@code
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 *
 * <p>Qwen 2 takes one number at a time; Qwen 3.5 counts marks among the letters.
 */
final class Cl100kPretokenizer extends Pretokenizer {

    private final int mostDigits;
    private final int wordClasses;
    private final int punctuation;

    /** @param marksInWords whether words are {@code [\p{L}\p{M}]+} and punctuation has no marks */
    Cl100kPretokenizer(int mostDigits, boolean marksInWords) {
        this.mostDigits = mostDigits;
        this.wordClasses = CharClass.LETTER | (marksInWords ? CharClass.MARK : 0);
        this.punctuation = CharClass.OTHER | (marksInWords ? 0 : CharClass.MARK);
    }

    @Override
    int end(byte[] text, int start, int limit) {
        int end = contraction(text, start, limit, true);
        if (end > start) {
            return end;
        }
        int found = CharClass.at(text, start, limit);
        if ((found & wordClasses) != 0) {
            return word(text, start + (found >>> 8), limit, wordClasses);
        }
        if ((found & CharClass.NUMBER) != 0) {
            return numbers(text, start, limit, mostDigits);
        }
        return afterLead(text, start, start + (found >>> 8), limit, found);
    }

    /** A pretoken that starts with white space, punctuation or a mark, which ends at {@code next}. */
    private int afterLead(byte[] text, int start, int next, int limit, int found) {
        int following = next < limit ? CharClass.at(text, next, limit) : 0;
        if ((following & wordClasses) != 0 && !isNewline(text[start])) {
            return word(text, next + (following >>> 8), limit, wordClasses);
        }
        if ((found & CharClass.SPACE) == 0) {
            return newlines(text, run(text, next, limit, punctuation), limit);
        }
        if (text[start] == ' ' && (following & punctuation) != 0) {
            return newlines(text, run(text, next, limit, punctuation), limit);
        }
        return whiteSpace(text, start, limit);
    }

    private static int newlines(byte[] text, int i, int limit) {
        while (i < limit && isNewline(text[i])) {
            i++;
        }
        return i;
    }

    /** {@code \s*[\r\n]+|\s+(?!\S)|\s+}: up to the last newline of the run if it has one. */
    static int whiteSpace(byte[] text, int start, int limit) {
        int end = run(text, start, limit, CharClass.SPACE);
        for (int i = end - 1; i >= start; i--) {
            if (isNewline(text[i])) {
                return i + 1;
            }
        }
        return spaces(text, start, end, limit);
    }

    static boolean isNewline(byte b) {
        return b == '\n' || b == '\r';
    }
}
