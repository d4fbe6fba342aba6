package dev.stackyard.cli.rows;

import dev.stackyard.corpus.index.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a look-up found, as it is printed.
 *
 * @param swhid with all qualifiers that are known
 * @param repository its repository's name; null for tokens of a file that the layers have no more
 * @param path of a file, or of a directory and then ending in a slash; null for a revision or snapshot
 * @param licenses what was detected; null if no layer says
 * @param drop the first verdict as {@code layer/rule}; null if the row is kept, and for what is no file
 * @param current SWHID of the content of the row that holds the whole conversation, if this one was superseded
 * @param tokens what it became
 */
public record FoundRow(
        String swhid,
        @Nullable String repository,
        @Nullable String repositoryUrl,
        @Nullable String path,
        @Nullable List<String> licenses,
        @Nullable String licenseType,
        @Nullable String drop,
        @Nullable String current,
        List<Place.TokenRange> tokens) {}
