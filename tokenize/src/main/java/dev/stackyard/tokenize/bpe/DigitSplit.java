package dev.stackyard.tokenize.bpe;

/** Whether numeric characters are cut out of the text before GPT-2's expression is applied. */
public enum DigitSplit {
    /** They are not: plain GPT-2. */
    NONE,
    /** Each one by itself, as StarCoder2 has it. */
    EACH,
    /** A run of them as one pretoken. */
    RUNS
}
