package dev.stackyard.cli.report;

import java.util.List;
import java.util.SortedMap;

/**
 * What a corpus holds, what of it is kept, and what dropped the rest.
 *
 * @param repositories repositories with at least one file
 * @param largest the largest of them by bytes, {@link #LARGEST} at most, largest first
 * @param all every row
 * @param kept rows that no layer drops
 * @param languages rows with content, by language; {@link #NO_LANGUAGE} for those without
 * @param stubs rows without content, by reason
 * @param drops what each layer dropped of the rows that came through the layers before it, in pipeline order
 * @param licenseTypes rows with content by what their licence allows
 * @param licenses rows with content by SPDX id; a row with several ids counts under each
 * @param clusterSizes how many clusters of duplicates have a size, the kept row included
 * @param spans rows with content, by kind of personal data: how many spans of it (rows) and how many bytes they cover
 * @param forms rows with a structure as content, by the form that they can be rendered in or why they cannot; a row counts under
 *     every form of its kind
 * @param comparisons findings beside those of the published dataset that rows came from; empty if none did
 */
public record CorpusStatistics(
        long repositories,
        List<RepositoryTally> largest,
        Tally all,
        Tally kept,
        SortedMap<String, LanguageTally> languages,
        SortedMap<String, Tally> stubs,
        List<LayerDrops> drops,
        SortedMap<String, Tally> licenseTypes,
        SortedMap<String, Tally> licenses,
        SortedMap<Long, Long> clusterSizes,
        SortedMap<String, Tally> spans,
        SortedMap<String, FormTally> forms,
        List<Comparison> comparisons) {

    /** Whether a layer has judged at least a part of the corpus. */
    public boolean hasJudged(String layer) {
        return drops.stream().anyMatch(drop -> drop.layer().equals(layer));
    }

    /** Stands for rows whose language is not known. */
    public static final String NO_LANGUAGE = "(unknown)";

    /** How many repositories are named. */
    public static final int LARGEST = 100;

    /**
     * @param name {@code repo_name}
     * @param all its rows
     * @param kept those of them that no layer drops
     */
    public record RepositoryTally(String name, Tally all, Tally kept) {}

    /**
     * @param all rows of a language
     * @param kept those of them that no layer drops
     */
    public record LanguageTally(Tally all, Tally kept) {}

    /**
     * @param possible rows that can be rendered in a form
     * @param impossible the others of its kind, by what speaks against it
     */
    public record FormTally(Tally possible, SortedMap<String, Tally> impossible) {}

    /**
     * @param layer a layer that judges
     * @param rules what each of its rules dropped; a row counts under the first rule that drops it
     */
    public record LayerDrops(String layer, SortedMap<String, Tally> rules) {

        public Tally total() {
            return Tallies.sum(rules.values());
        }
    }
}
