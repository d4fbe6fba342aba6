package dev.stackyard.tokenize.bpe;

/**
 * The family of OpenAI's o200k (tiktoken {@code openai_public.py}), which tells capitals from small letters; Mistral's
 * Tekken is the same without contractions and with one number at a time:
 *
 * <pre>{@code
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 */
final class O200kPretokenizer extends Pretokenizer {

    private static final int HEAD = CharClass.UPPER | CharClass.UNCASED | CharClass.MARK;
    private static final int TAIL = CharClass.LOWER | CharClass.UNCASED | CharClass.MARK;
    private static final int PUNCTUATION = CharClass.OTHER | CharClass.MARK;
    private static final int NO_MATCH = -1;

    private final int mostDigits;
    private final boolean contractions;

    O200kPretokenizer(int mostDigits, boolean contractions) {
        this.mostDigits = mostDigits;
        this.contractions = contractions;
    }

    @Override
    int end(byte[] text, int start, int limit) {
        int found = CharClass.at(text, start, limit);
        int next = start + (found >>> 8);
        int end = word(text, start, next, limit, found);
        if (end != NO_MATCH) {
            return contractions ? contraction(text, end, limit, true) : end;
        }
        if ((found & CharClass.NUMBER) != 0) {
            return numbers(text, start, limit, mostDigits);
        }
        if ((found & PUNCTUATION) != 0) {
            return newlinesAndSlashes(text, run(text, next, limit, PUNCTUATION), limit);
        }
        if (text[start] == ' ' && next < limit && (CharClass.at(text, next, limit) & PUNCTUATION) != 0) {
            return newlinesAndSlashes(text, run(text, next, limit, PUNCTUATION), limit);
        }
        return Cl100kPretokenizer.whiteSpace(text, start, limit);
    }

    /**
     * The first two alternatives, each tried with the optional leading character before it is tried without, as a
     * backtracking engine does. A leading mark may be either.
     */
    private static int word(byte[] text, int start, int next, int limit, int found) {
        boolean lead =
                (found & (CharClass.LETTER | CharClass.NUMBER)) == 0 && !Cl100kPretokenizer.isNewline(text[start]);
        boolean letter = (found & (CharClass.LETTER | CharClass.MARK)) != 0;
        int end = lead ? endingSmall(text, next, limit) : NO_MATCH;
        if (end == NO_MATCH && letter) {
            end = endingSmall(text, start, limit);
        }
        if (end == NO_MATCH && lead) {
            end = capitals(text, next, limit);
        }
        return end == NO_MATCH && letter ? capitals(text, start, limit) : end;
    }

    /** {@code HEAD*TAIL+}: the head takes all it can and gives back characters until one of them can be the tail. */
    private static int endingSmall(byte[] text, int start, int limit) {
        int lastUncased = NO_MATCH;
        int i = start;
        while (i < limit) {
            int found = CharClass.at(text, i, limit);
            if ((found & HEAD) == 0) {
                return (found & TAIL) != 0 ? run(text, i, limit, TAIL) : lastUncased;
            }
            i += found >>> 8;
            if ((found & TAIL) != 0) {
                lastUncased = i;
            }
        }
        return lastUncased;
    }

    /** {@code HEAD+TAIL*} where {@code HEAD*TAIL+} did not match: no tail follows the head. */
    private static int capitals(byte[] text, int start, int limit) {
        int end = run(text, start, limit, HEAD);
        return end > start ? end : NO_MATCH;
    }

    private static int newlinesAndSlashes(byte[] text, int i, int limit) {
        while (i < limit && (Cl100kPretokenizer.isNewline(text[i]) || text[i] == '/')) {
            i++;
        }
        return i;
    }
}
