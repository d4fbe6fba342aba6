package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.index.Place;
import dev.stackyard.corpus.index.Repository;
import dev.stackyard.swhid.Swhid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the places of one identifier: counts all, keeps the first: kept files before dropped ones, then by repository and
 * row, as {@link RowFinder} does. A file whose text is in the shards
 * more than once comes as several places in a row and counts once. Keeps more only where a condition speaks of repositories,
 * which are not known until {@link #answer}. Not thread-safe.
 */
final class PlaceCollector {

    private static final Set<Column<?>> OF_PLACE = Set.of(FilesLayer.PATH);

    private final Swhid swhid;
    private final List<RowQuery.Condition> conditions;
    private final int limit;
    private final boolean judgesRepositories;
    private final TreeMap<Key, List<Place>> kept = new TreeMap<>();
    private final Map<Long, Long> counts = new HashMap<>();
    private @Nullable Key last;
    private boolean lastCounts;
    private long matches;

    /** @param repository -1 for none; {@code row} likewise */
    private record Key(boolean dropped, long repository, long row, String path) implements Comparable<Key> {

        static Key of(Place place) {
            return new Key(
                    place.verdict() != null,
                    Objects.requireNonNullElse(place.repository(), -1L),
                    Objects.requireNonNullElse(place.row(), -1L),
                    Objects.requireNonNullElse(place.path(), ""));
        }

        @Override
        public int compareTo(Key other) {
            int order = Boolean.compare(dropped, other.dropped);
            if (order == 0) {
                order = Long.compare(repository, other.repository);
            }
            if (order == 0) {
                order = Long.compare(row, other.row);
            }
            return order == 0 ? path.compareTo(other.path) : order;
        }
    }

    /** @param query its object is the one whose places are added */
    PlaceCollector(RowQuery query, int limit) {
        this.swhid = Objects.requireNonNull(query.object());
        this.conditions = query.withoutObject().conditions();
        this.limit = limit;
        this.judgesRepositories = conditions.stream().anyMatch(condition -> !OF_PLACE.contains(condition.column()));
    }

    void add(Place place) {
        Key key = Key.of(place);
        if (key.equals(last)) {
            if (lastCounts && kept.containsKey(key)) {
                kept.get(key).add(place);
            }
            return;
        }
        last = key;
        lastCounts = accepts(place, null);
        if (!lastCounts) {
            return;
        }
        matches++;
        counts.merge(key.repository(), 1L, Long::sum);
        kept.computeIfAbsent(key, k -> new ArrayList<>()).add(place);
        if (!judgesRepositories && kept.size() > limit) {
            kept.pollLastEntry();
        }
    }

    /** @param repository null while it is not known: its conditions then hold */
    private boolean accepts(Place place, @Nullable Repository repository) {
        for (RowQuery.Condition condition : conditions) {
            boolean ofPlace = OF_PLACE.contains(condition.column());
            if (ofPlace || repository != null) {
                @Nullable
                String value = ofPlace || repository == null ? place.path() : value(condition.column(), repository);
                if (value == null || !(condition.accepts(value) || acceptsDirectory(condition, place))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean acceptsDirectory(RowQuery.Condition condition, Place place) {
        return condition instanceof RowQuery.Condition.Is is
                && condition.column().equals(FilesLayer.PATH)
                && place.row() == null
                && sameDirectory(is.wanted(), place.path());
    }

    /** Whether two paths are of the same directory, with or without the slash at the end. */
    static boolean sameDirectory(String path, @Nullable String other) {
        return other != null && withSlash(path).equals(withSlash(other));
    }

    private static String withSlash(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static @Nullable String value(Column<String> column, Repository repository) {
        if (column.equals(FilesLayer.REPO_NAME)) {
            return repository.name();
        }
        if (column.equals(FilesLayer.REPO_URL)) {
            return repository.url();
        }
        if (column.equals(FilesLayer.SNAPSHOT_ID)) {
            return repository.snapshotId();
        }
        return column.equals(FilesLayer.REVISION_ID) ? repository.revisionId() : repository.directoryId();
    }

    /** Numbers of the repositories that {@link #answer} has to know. */
    Set<Long> repositories() {
        Set<Long> numbers = new TreeSet<>();
        kept.keySet().forEach(key -> numbers.add(key.repository()));
        counts.keySet().stream().sorted().limit(limit).forEach(numbers::add);
        numbers.remove(-1L);
        return numbers;
    }

    LookupAnswer answer(Map<Long, Repository> repositories) {
        if (judgesRepositories) {
            judge(repositories);
        }
        SortedMap<String, Long> byName = new TreeMap<>();
        counts.keySet().stream()
                .filter(number -> number >= 0)
                .sorted()
                .limit(limit)
                .forEach(number -> byName.merge(
                        Objects.requireNonNull(repositories.get(number)).name(),
                        Objects.requireNonNull(counts.get(number)),
                        Long::sum));
        List<FoundRow> rows = new ArrayList<>();
        kept.forEach((key, places) -> rows.add(row(places, repositories.get(key.repository()))));
        int repositoryCount = counts.size() - (counts.containsKey(-1L) ? 1 : 0);
        return new LookupAnswer(matches, repositoryCount, byName, rows);
    }

    private void judge(Map<Long, Repository> repositories) {
        matches = 0;
        counts.clear();
        kept.entrySet().removeIf(entry -> {
            @Nullable Repository repository = repositories.get(entry.getKey().repository());
            return repository == null || !accepts(entry.getValue().get(0), repository);
        });
        kept.keySet().forEach(key -> counts.merge(key.repository(), 1L, Long::sum));
        matches = kept.size();
        while (kept.size() > limit) {
            kept.pollLastEntry();
        }
    }

    private FoundRow row(List<Place> places, @Nullable Repository repository) {
        Place first = places.get(0);
        List<Place.TokenRange> tokens = new ArrayList<>();
        for (Place place : places) {
            Place.TokenRange range = place.tokens();
            if (range != null) {
                tokens.add(range);
            }
        }
        return new FoundRow(
                repository == null
                        ? swhid.toString()
                        : RowSwhid.of(swhid, repository, first.path()).toString(),
                repository == null ? null : repository.name(),
                repository == null ? null : repository.url(),
                first.path(),
                first.licenses(),
                first.licenseType(),
                first.verdict(),
                null,
                tokens);
    }
}
