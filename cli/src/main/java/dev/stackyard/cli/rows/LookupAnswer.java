package dev.stackyard.cli.rows;

import java.util.List;
import java.util.SortedMap;

/**
 * What a look-up found.
 *
 * @param matches rows that match
 * @param repositoryCount repositories that have them
 * @param repositories how many the first of these repositories have
 * @param rows the first rows
 */
public record LookupAnswer(
        long matches, long repositoryCount, SortedMap<String, Long> repositories, List<FoundRow> rows) {}
