package dev.stackyard.tokenize.bpe;

import java.util.List;

/**
 * The regular expressions by which tokenizers cut text into pretokens, and which this package has scanners for. Each is
 * listed in the spellings that are in use; all spellings of one mean the same.
 */
public enum SplitPattern {
    /** GPT-2, StarCoder, StarCoder2. */
    GPT2(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+") {
        @Override
        Pretokenizer scanner(DigitSplit digits) {
            return digits == DigitSplit.EACH ? new StarCoder2Pretokenizer() : new Gpt2Pretokenizer(digits);
        }
    },
    /** GPT-4, Llama 3, OLMo 2. */
    CL100K(
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+") {
        @Override
        Pretokenizer scanner(DigitSplit digits) {
            return new Cl100kPretokenizer(3, false);
        }
    },
    /** Qwen 2, 2.5 and 3: one number at a time. */
    QWEN2("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+") {
        @Override
        Pretokenizer scanner(DigitSplit digits) {
            return new Cl100kPretokenizer(1, false);
        }
    },
    /** Qwen 3.5: marks belong to words. */
    QWEN35("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+") {
        @Override
        Pretokenizer scanner(DigitSplit digits) {
            return new Cl100kPretokenizer(1, true);
        }
    },
    /** GPT-4o and after. */
    O200K("[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
            + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+") {
        @Override
        Pretokenizer scanner(DigitSplit digits) {
            return new O200kPretokenizer(3, true);
        }
    },
    /** Mistral's Tekken, Apertus. */
    TEKKEN("[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
            + "|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+") {
        @Override
        Pretokenizer scanner(DigitSplit digits) {
            return new O200kPretokenizer(1, false);
        }
    };

    private final List<String> spellings;

    SplitPattern(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** The expression as {@code tokenizer.json} files spell it first. */
    String spelling() {
        return spellings.get(0);
    }

    /** Whether an expression is this one in any of its spellings. */
    boolean isSpelled(String expression) {
        return spellings.contains(expression);
    }

    /**
     * The scanner for this expression.
     *
     * @param digits what was cut out before; only {@link #GPT2} can have anything but {@link DigitSplit#NONE}
     */
    abstract Pretokenizer scanner(DigitSplit digits);
}
