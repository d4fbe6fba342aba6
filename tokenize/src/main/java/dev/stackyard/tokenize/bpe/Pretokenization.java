package dev.stackyard.tokenize.bpe;

/**
 * How a tokenizer cuts text before BPE.
 *
 * @param pattern the regular expression
 * @param digits whether numbers are cut out first; only with {@link SplitPattern#GPT2}
 * @param prefixSpace whether a space is put before a text that has none. Such tokens do not decode to the text alone
 */
public record Pretokenization(SplitPattern pattern, DigitSplit digits, boolean prefixSpace) {

    public Pretokenization {
        if (digits != DigitSplit.NONE && (pattern != SplitPattern.GPT2 || prefixSpace)) {
            throw new IllegalArgumentException("numbers are cut out first with the GPT-2 pattern only");
        }
    }

    /** StarCoder2's: each digit by itself, then GPT-2's expression (arXiv 2402.19173 section 6.2). */
    public static Pretokenization starCoder2() {
        return new Pretokenization(SplitPattern.GPT2, DigitSplit.EACH, false);
    }

    Pretokenizer scanner() {
        return pattern.scanner(digits);
    }
}
