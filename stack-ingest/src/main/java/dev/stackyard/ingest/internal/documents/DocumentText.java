package dev.stackyard.ingest.internal.documents;

import org.jspecify.annotations.Nullable;

/**
 * What became of a page.
 *
 * @param text empty if there is none
 * @param problem why it could not be read, or not all of it; null if it could
 */
public record DocumentText(String text, @Nullable String problem) {

    static DocumentText of(String text) {
        return new DocumentText(text, null);
    }

    static DocumentText unreadable(String problem) {
        return new DocumentText("", problem);
    }
}
