package dev.stackyard.tokenize.bpe;

/**
 * A control token: one that stands for no text, such as {@code <|endoftext|>}. Text that spells it does not become it.
 *
 * @param content how it is spelled
 * @param special whether decoders may leave it out, as {@code tokenizer.json} has it
 */
public record AddedToken(int id, String content, boolean special) {}
