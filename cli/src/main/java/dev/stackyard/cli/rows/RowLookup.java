package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.Selection.Verdict;
import dev.stackyard.corpus.VersionsLayer;
import dev.stackyard.corpus.index.Place;
import dev.stackyard.corpus.index.ProvenanceIndex;
import dev.stackyard.corpus.index.Repository;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers one look-up. With an index, a content's places come from it alone; for anything else it says which rows can match, and
 * only these are read. Without one, all rows are. Not thread-safe.
 */
public final class RowLookup {

    private final Corpus corpus;
    private final Optional<ProvenanceIndex> index;
    private final int limit;
    private final int threads;

    /**
     * @param index of this corpus as it is now
     * @param limit rows to return at most
     */
    public RowLookup(Corpus corpus, Optional<ProvenanceIndex> index, int limit, int threads) {
        this.corpus = corpus;
        this.index = index;
        this.limit = limit;
        this.threads = threads;
    }

    /** The answer; it has no matches if nothing matches. */
    public LookupAnswer answer(RowQuery query) throws IOException {
        if (index.isEmpty()) {
            return ofRows(RowFinder.find(corpus, query, limit, threads));
        }
        @Nullable Swhid object = query.object();
        if (object != null && object.type() == ObjectType.CONTENT) {
            PlaceCollector places = new PlaceCollector(query, limit);
            index.get().find(List.of(object), places::add);
            return places.answer(index.get().repositories(places.repositories()));
        }
        if (object != null) {
            boolean isDirectory = object.type() == ObjectType.DIRECTORY;
            // the path of a directory says where it is itself, not which of its files is meant
            Collection<RowFinder.Candidates> holding = holding(object, isDirectory ? query.path() : null, index.get());
            RowQuery rest = isDirectory ? query.withoutObject().withoutPath() : query.withoutObject();
            return ofRows(RowFinder.find(corpus, rest, holding, limit, threads));
        }
        Optional<Collection<RowFinder.Candidates>> candidates = candidates(query, index.get());
        return ofRows(
                candidates.isEmpty()
                        ? RowFinder.find(corpus, query, limit, threads)
                        : RowFinder.find(corpus, query, candidates.get(), limit, threads));
    }

    /** Which rows can match; empty if any can. */
    private static Optional<Collection<RowFinder.Candidates>> candidates(RowQuery query, ProvenanceIndex index)
            throws IOException {
        for (RowQuery.Condition condition : query.conditions()) {
            if (condition instanceof RowQuery.Condition.Is is && is.column().equals(FilesLayer.REPO_NAME)) {
                return Optional.of(whole(index.named(is.wanted()), index));
            }
            if (condition instanceof RowQuery.Condition.StartsWith prefix
                    && prefix.column().equals(FilesLayer.REPO_URL)) {
                return Optional.of(whole(index.withUrlPrefix(prefix.wanted()), index));
            }
        }
        return Optional.empty();
    }

    private static Collection<RowFinder.Candidates> whole(List<Long> numbers, ProvenanceIndex index)
            throws IOException {
        return index.repositories(numbers).values().stream()
                .map(repository -> candidates(repository, new TreeSet<>(List.of(""))))
                .toList();
    }

    private static RowFinder.Candidates candidates(Repository repository, TreeSet<String> prefixes) {
        return new RowFinder.Candidates(repository.part(), repository.firstRow(), repository.rowCount(), prefixes);
    }

    /**
     * Rows of repositories at a revision or snapshot, or below a directory, and submodules that point to a revision.
     *
     * @param path where the directory must be; null if anywhere
     */
    private static Collection<RowFinder.Candidates> holding(Swhid object, @Nullable String path, ProvenanceIndex index)
            throws IOException {
        SortedMap<Long, TreeSet<String>> prefixes = new TreeMap<>();
        List<Place> submodules = new ArrayList<>();
        index.find(List.of(object), place -> {
            Long repository = Objects.requireNonNull(place.repository());
            if (place.row() != null) {
                submodules.add(place);
            } else if (path == null || PlaceCollector.sameDirectory(path, place.path())) {
                prefixes.computeIfAbsent(repository, number -> new TreeSet<>())
                        .add(Objects.requireNonNullElse(place.path(), ""));
            }
        });
        TreeSet<Long> numbers = new TreeSet<>(prefixes.keySet());
        submodules.forEach(place -> numbers.add(place.repository()));
        SortedMap<Long, Repository> repositories = index.repositories(numbers);
        List<RowFinder.Candidates> candidates = new ArrayList<>();
        prefixes.forEach(
                (number, paths) -> candidates.add(candidates(Objects.requireNonNull(repositories.get(number)), paths)));
        for (Place place : submodules) {
            Repository repository = Objects.requireNonNull(repositories.get(place.repository()));
            candidates.add(new RowFinder.Candidates(
                    repository.part(), Objects.requireNonNull(place.row()), 1, new TreeSet<>(List.of(""))));
        }
        return candidates;
    }

    private LookupAnswer ofRows(RowFinder.Found found) throws IOException {
        List<RowFacts> facts = RowFacts.keptFirst(RowReader.read(corpus, found.first()));
        Function<RowFacts, List<Place.TokenRange>> tokens = tokens(facts);
        List<FoundRow> rows =
                facts.stream().map(row -> row(row, tokens.apply(row))).toList();
        SortedMap<String, Long> repositories = new TreeMap<>();
        found.byRepository().entrySet().stream()
                .limit(limit)
                .forEach(entry -> repositories.put(entry.getKey(), entry.getValue()));
        return new LookupAnswer(found.total(), found.byRepository().size(), repositories, rows);
    }

    private Function<RowFacts, List<Place.TokenRange>> tokens(List<RowFacts> facts) throws IOException {
        if (index.isEmpty()) {
            TokenRanges ranges = TokenRanges.of(corpus);
            Map<RowFacts, List<Place.TokenRange>> found = new HashMap<>();
            for (RowFacts row : facts) {
                found.put(row, ranges.of(row).stream().map(RowLookup::range).toList());
            }
            return row -> found.getOrDefault(row, List.of());
        }
        List<Swhid> contents = facts.stream()
                .map(RowFacts::object)
                .collect(Collectors.toCollection(() -> new TreeSet<>(ProvenanceIndex.ORDER)))
                .stream()
                .toList();
        List<Place> places = new ArrayList<>();
        index.get().find(contents, places::add);
        SortedMap<Long, Repository> repositories = index.get()
                .repositories(places.stream()
                        .map(Place::repository)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<RowAddress, List<Place.TokenRange>> byRow = new HashMap<>();
        for (Place place : places) {
            if (place.tokens() != null && place.row() != null) {
                Repository repository = Objects.requireNonNull(repositories.get(place.repository()));
                byRow.computeIfAbsent(new RowAddress(repository.part(), place.row()), address -> new ArrayList<>())
                        .add(place.tokens());
            }
        }
        return row -> byRow.getOrDefault(row.address(), List.of());
    }

    private static Place.TokenRange range(TokenRanges.Range range) {
        return new Place.TokenRange(range.shard(), range.document(), range.firstToken(), range.tokenCount());
    }

    @SuppressWarnings("unchecked") // the column holds lists of strings
    private static FoundRow row(RowFacts facts, List<Place.TokenRange> tokens) {
        Object current = facts.value(VersionsLayer.NAME, VersionsLayer.CURRENT_CONTENT_ID.name());
        Optional<Verdict> first = facts.verdicts().stream().findFirst();
        return new FoundRow(
                facts.swhid(),
                facts.repository(),
                (String) facts.value(FilesLayer.NAME, FilesLayer.REPO_URL.name()),
                facts.path(),
                (List<String>) facts.value(LicensesLayer.NAME, LicensesLayer.DETECTED_LICENSES.name()),
                (String) facts.value(LicensesLayer.NAME, LicensesLayer.LICENSE_TYPE.name()),
                first.map(verdict -> verdict.layer() + "/" + verdict.rule()).orElse(null),
                current == null ? null : "swh:1:cnt:" + current,
                tokens);
    }
}
