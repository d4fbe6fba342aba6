package dev.stackyard.ingest.internal.kaggle;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of a data set on Kaggle. Texts are cut where they are longer than anything that people wrote, as every notebook that
 * works on the data set gets them.
 *
 * @param title null if there is none, as the others
 * @param name {@code owner/slug} once the owner is known; null if he is not
 * @param slug its name among the owner's
 * @param datasetId Meta Kaggle's number; -1 if unknown
 * @param schemas by path from Kaggle's input directory
 */
record KaggleDataset(
        @Nullable String title,
        @Nullable String description,
        @Nullable String name,
        @Nullable String slug,
        long datasetId,
        Map<String, Schema> schemas) {

    /** Files of one data set that are told of. */
    static final int MOST_FILES = 20;

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TEXT = 20_000;

    KaggleDataset {
        schemas = Map.copyOf(schemas);
    }

    /**
     * What pandas says of a file.
     *
     * @param info of its columns
     * @param examples some rows
     */
    record Schema(String info, String examples) {

        static Schema of(String info, String examples) {
            return new Schema(cut(info, LONGEST_TEXT), cut(examples, LONGEST_TEXT));
        }
    }

    /** A data set whose owner is not known yet. */
    static KaggleDataset of(
            @Nullable String title, @Nullable String description, @Nullable String slug, long datasetId) {
        return new KaggleDataset(
                text(title, LONGEST_NAME),
                text(description, LONGEST_TEXT),
                null,
                text(slug, LONGEST_NAME),
                datasetId,
                Map.of());
    }

    KaggleDataset ownedBy(@Nullable String owner) {
        String whole = owner == null || slug == null ? null : owner + "/" + slug;
        return new KaggleDataset(title, description, whole, slug, datasetId, schemas);
    }

    KaggleDataset with(Map<String, Schema> known) {
        return new KaggleDataset(title, description, name, slug, datasetId, new TreeMap<>(known));
    }

    long characters() {
        return (long) (title == null ? 0 : title.length()) + (description == null ? 0 : description.length());
    }

    private static @Nullable String text(@Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : cut(text.strip(), longest);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
