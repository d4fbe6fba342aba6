package dev.stackyard.tokenize.bpe;

/**
 * GPT-2's expression (OpenAI gpt-2 {@code encoder.py}), and what BigCode made of it for StarCoder and StarCoder2 by cutting
 * out digits first (Hugging Face's {@code Digits} before {@code ByteLevel}):
 *
 * <pre>{@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}</pre>
 *
 * <p>Cutting digits out first means that the expression sees the stretches between them as whole texts: white space before a
 * digit is white space at the end of its text, so it is not split, and no digit takes a space along.
 */
class Gpt2Pretokenizer extends Pretokenizer {

    private static final int PUNCTUATION = CharClass.OTHER | CharClass.MARK;

    private final DigitSplit digits;

    Gpt2Pretokenizer(DigitSplit digits) {
        this.digits = digits;
    }

    /** A leading space belongs to what follows it, unless that is white space or, where they are cut out, a number. */
    @Override
    int end(byte[] text, int start, int limit) {
        int body = text[start] == ' ' && start + 1 < limit ? start + 1 : start;
        int found = CharClass.at(text, body, limit);
        int next = body + (found >>> 8);
        if ((found & CharClass.LETTER) != 0) {
            return word(text, next, limit, CharClass.LETTER);
        }
        if ((found & PUNCTUATION) != 0) {
            int end = body == start ? contraction(text, start, limit, false) : start;
            return end > start ? end : run(text, next, limit, PUNCTUATION);
        }
        if ((found & CharClass.SPACE) != 0) {
            return whiteSpace(text, start, limit);
        }
        return switch (digits) {
            case NONE -> run(text, next, limit, CharClass.NUMBER);
            case RUNS -> body > start ? body : run(text, next, limit, CharClass.NUMBER);
            case EACH -> body > start ? body : next;
        };
    }

    private int whiteSpace(byte[] text, int start, int limit) {
        int end = run(text, start, limit, CharClass.SPACE);
        boolean cut =
                digits != DigitSplit.NONE && end < limit && (CharClass.at(text, end, limit) & CharClass.NUMBER) != 0;
        return spaces(text, start, end, cut ? end : limit);
    }
}
