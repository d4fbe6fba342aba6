package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the data set that a Kaggle notebook works on. In a row's content it is the first line, before the notebook as it
 * came, byte for byte:
 *
 * <pre>
 * {"format": "stackyard-kaggle-1", "title": ..., "description": ..., "dataset": "owner/name",
 *  "files": [{"path": "../input/name/train.csv", "info": ..., "examples": ...}]}\n
 * {"cells": [ ...
 * </pre>
 *
 * A line of its own, and not a field around the notebook: whatever the notebook is made of, it cannot end its own part and begin
 * a header. Thread-safe.
 *
 * @param format {@link #FORMAT}
 * @param title null if it is not known, as the others
 * @param dataset {@code owner/name}
 * @param files that the notebook reads and whose schema is known, in the order of their first reading
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KaggleHeader(
        String format,
        @Nullable String title,
        @Nullable String description,
        @Nullable String dataset,
        @Nullable List<DataFile> files) {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "stackyard-kaggle-1";

    /** Nothing is known. */
    public static final KaggleHeader UNKNOWN = of(null, null, null, List.of());

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * A file of the data set.
     *
     * @param path as the notebook's code spells it
     * @param info what {@code df.info()} prints
     * @param examples some of its rows
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DataFile(String path, String info, String examples) {

        public DataFile {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(info, "info");
            Objects.requireNonNull(examples, "examples");
        }
    }

    public KaggleHeader {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("is of the unknown format " + format);
        }
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** A header of this version's format. */
    public static KaggleHeader of(
            @Nullable String title, @Nullable String description, @Nullable String dataset, List<DataFile> files) {
        return new KaggleHeader(FORMAT, title, description, dataset, files);
    }

    /** The content of a row: this header, a line feed, the notebook. */
    public String before(String notebook) {
        try {
            return JSON.writeValueAsString(this) + "\n" + notebook;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can be written as JSON", e);
        }
    }

    /** The header of a content, up to its first line feed. */
    static KaggleHeader read(ByteSlice line) throws IOException {
        KaggleHeader header = JSON.readValue(line.array(), line.offset(), line.length(), KaggleHeader.class);
        if (header == null) {
            throw new IOException("is null");
        }
        return header;
    }

    /** Adds what is known; an identifier alone says nothing to a reader, and is left out. */
    void addTo(ReadingBuilder reading) {
        if (!isBlank(title)) {
            reading.add(Role.DATASET_TITLE, Objects.requireNonNull(title).strip());
        }
        if (!isBlank(description)) {
            reading.add(
                    Role.DATASET_DESCRIPTION,
                    Objects.requireNonNull(description).strip());
        }
        if (!isBlank(title) || !isBlank(description)) {
            if (!isBlank(dataset)) {
                reading.add(Role.DATASET_NAME, Objects.requireNonNull(dataset).strip());
            }
            for (DataFile file : Objects.requireNonNull(files)) {
                reading.add(Role.DATA_PATH, file.path());
                reading.add(Role.DATA_SCHEMA, file.info().strip());
                reading.add(Role.DATA_EXAMPLES, file.examples().strip());
            }
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
