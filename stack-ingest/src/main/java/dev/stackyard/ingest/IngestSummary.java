package dev.stackyard.ingest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a corpus holds and what this run did about it.
 *
 * @param repositories in the corpus, empty ones included
 * @param rows in the corpus
 * @param contentBytes of the rows that have content
 * @param stubs rows without content, by reason
 * @param encodings rows with content, by charset
 * @param problems rows that could not be read as they should
 * @param messages the first of these problems, each with repository, path and object
 * @param newParts parts that this run wrote
 * @param newRows rows in them
 * @param skipped sources of this run that need not be ingested
 * @param rejected sources of this run that cannot be
 * @param notes whatever else the user should know
 */
public record IngestSummary(
        long repositories,
        long rows,
        long contentBytes,
        SortedMap<String, Long> stubs,
        SortedMap<String, Long> encodings,
        long problems,
        List<String> messages,
        long newParts,
        long newRows,
        List<Skipped> skipped,
        List<Rejected> rejected,
        List<String> notes) {

    public IngestSummary {
        stubs = new TreeMap<>(Map.copyOf(stubs));
        encodings = new TreeMap<>(Map.copyOf(encodings));
        messages = List.copyOf(messages);
        skipped = List.copyOf(skipped);
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    /**
     * A source that need not be ingested.
     *
     * @param location path or URL, without credentials
     * @param reason in half a sentence, such as {@code has the same root tree as octo/cat}
     * @param keptRepoName the repository that stands for it
     */
    public record Skipped(
            String location, String reason, @Nullable String keptRepoName) {

        /** One line for the user. */
        public String line() {
            return location + " " + reason;
        }
    }

    /**
     * A source that cannot be ingested.
     *
     * @param location path or URL, without credentials
     * @param reason in half a sentence, such as {@code is no git repository}
     */
    public record Rejected(String location, String reason) {

        public Rejected {
            Objects.requireNonNull(reason);
        }

        /** One line for the user. */
        public String line() {
            return location + " " + reason;
        }
    }
}
