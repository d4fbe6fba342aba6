package dev.stackyard.pii.internal.email;

/**
 * Which characters make up an e-mail address, and where one may begin and end. {@link EmailScanner} knows the shape:
 * local part, {@code @}, one to ten labels with a dot behind each, top-level domain. Characters are code points.
 */
interface EmailGrammar {

    /** Whether a character may stand anywhere in a local part. */
    boolean isLocal(int c);

    /** Whether a character may stand in a local part, except right before a dot or the {@code @}. */
    boolean isJoiner(int c);

    /** Whether a local part may begin with this {@link #isLocal} or {@link #isJoiner} character. */
    boolean isLocalFirst(int c);

    /** Whether an address may begin right after this character. It may always begin at the start of the text. */
    boolean isBefore(int c);

    /** Whether an address may end right before {@code c}, which {@code next} follows; -1 stands for the text's end. */
    boolean isAfter(int c, int next);

    /** Whether a character is a label all by itself. */
    boolean isSingleLabel(int c);

    /** Whether a character may stand inside a label of two to 64 characters. */
    boolean isLabel(int c);

    /** Whether a {@link #isLabel} character may begin such a label. */
    boolean isLabelFirst(int c);

    /** Whether a {@link #isLabel} character may end such a label. */
    boolean isLabelLast(int c);

    /** Whether the letters of a range, two to 63 characters or an {@code xn--} name, name a top-level domain. */
    boolean isTopLevel(byte[] bytes, int from, int to);
}
