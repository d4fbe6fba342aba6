package dev.stackyard.ingest.internal;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one part; kept in {@code ingest/part-00000.json} so that it can be told after a resume.
 *
 * @param part name of the part
 * @param repositories in it, empty ones included
 * @param rows in it
 * @param contentBytes of the rows that have content
 * @param stubs rows without content, by reason
 * @param encodings rows with content, by charset
 * @param problems rows that could not be read as they should
 * @param messages the first of these problems, each with repository, path and object
 */
public record PartReport(
        String part,
        long repositories,
        long rows,
        long contentBytes,
        SortedMap<String, Long> stubs,
        SortedMap<String, Long> encodings,
        long problems,
        List<String> messages) {

    public PartReport {
        stubs = new TreeMap<>(Map.copyOf(stubs));
        encodings = new TreeMap<>(Map.copyOf(encodings));
        messages = List.copyOf(messages);
    }
}
