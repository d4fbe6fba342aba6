package dev.stackyard.corpus.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A file that a pull request touches.
 *
 * @param path relative, as git has it
 * @param base its text in the base commit; null if the pull request adds it, or the text is omitted
 * @param deleted whether the newest commit no longer has it
 * @param omitted why its text is not there: {@code binary}, {@code too-large}, {@code undecodable} or {@code missing}; null if it
 *     is
 * @param start first byte of the file's object in the row's JSON; -1 if it was not read from one
 * @param end one past the object's last byte
 */
public record PullFile(
        String path,
        @Nullable FieldText base,
        boolean deleted,
        @Nullable String omitted,
        int start,
        int end) {

    /** A file that stands nowhere yet. */
    public static PullFile of(String path, @Nullable String base, boolean deleted) {
        return new PullFile(path, base == null ? null : FieldText.of(base), deleted, null, -1, -1);
    }

    /** A file without its text. */
    public static PullFile omitted(String path, String reason, boolean deleted) {
        return new PullFile(path, null, deleted, reason, -1, -1);
    }

    /** What stands in the place of a file that was cut. */
    static final PullFile CUT = new PullFile("", null, false, null, -1, -1);

    /** Whether it was cut. */
    public boolean isCut() {
        return path.isEmpty();
    }
}
