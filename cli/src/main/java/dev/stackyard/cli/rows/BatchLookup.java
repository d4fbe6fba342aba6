package dev.stackyard.cli.rows;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.index.Place;
import dev.stackyard.corpus.index.ProvenanceIndex;
import dev.stackyard.corpus.index.Repository;
import dev.stackyard.swhid.Swhid;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks any number of identifiers up in one pass over the index: they are sorted first, on disk if they are many, and answered
 * in their own order, each once. Not thread-safe.
 */
public final class BatchLookup {

    /** Identifiers that are answered together. */
    private static final int CHUNK = 4096;

    private static final long SORT_BYTES = 64L << 20;

    /** Hears of answers. */
    public interface Listener {

        /**
         * An identifier's answer; it has no matches if the corpus does not have it.
         *
         * @param removed what is told of rows that were removed on request
         */
        void answer(String swhid, LookupAnswer answer, List<RemovalNotice> removed) throws IOException;

        /** A line that holds no identifier. */
        void malformed(long line, String text, String problem) throws IOException;
    }

    private final ProvenanceIndex index;
    private final RemovedRows removed;
    private final int limit;
    private final Listener listener;

    /**
     * @param removed the removed rows of the same corpus
     * @param limit places to return of each identifier at most
     */
    public BatchLookup(ProvenanceIndex index, RemovedRows removed, int limit, Listener listener) {
        this.index = index;
        this.removed = removed;
        this.limit = limit;
        this.listener = listener;
    }

    /** Answers every line that is not empty and does not begin with {@code #}. */
    public void run(BufferedReader lines) throws IOException {
        Path scratch = Files.createTempDirectory("stackyard-lookup");
        try (BytesSorter sorter = new BytesSorter(scratch, SORT_BYTES, 1)) {
            sort(lines, sorter);
            answer(sorter);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private void sort(BufferedReader lines, BytesSorter sorter) throws IOException {
        try (BytesSorter.Writer out = sorter.writer()) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                try {
                    byte[] bytes = identifier(text).getBytes(StandardCharsets.UTF_8);
                    out.add(bytes, 0, bytes.length);
                } catch (UserException e) {
                    listener.malformed(number, text, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /** The text of a SWHID, or of 40 hex digits as the SWHID of a content. */
    private static String identifier(String text) {
        RowQuery query = RowQuery.parse(text);
        @Nullable Swhid object = query.object();
        if (object == null) {
            throw new UserException("is no SWHID");
        }
        return text.startsWith("swh:") ? text : object.toString();
    }

    private void answer(BytesSorter sorter) throws IOException {
        List<RowQuery> chunk = new ArrayList<>();
        String last = "";
        try (BytesCursor sorted = sorter.read()) {
            while (sorted.next()) {
                String text = new String(sorted.array(), sorted.offset(), sorted.length(), StandardCharsets.UTF_8);
                if (!text.equals(last)) {
                    chunk.add(RowQuery.parse(text));
                    last = text;
                }
                if (chunk.size() == CHUNK) {
                    answer(chunk);
                    chunk.clear();
                }
            }
        }
        answer(chunk);
    }

    /** @param queries in the order of their identifiers; several may be of the same with different qualifiers */
    private void answer(List<RowQuery> queries) throws IOException {
        SortedMap<String, List<PlaceCollector>> bySwhid = new TreeMap<>();
        List<PlaceCollector> collectors = new ArrayList<>();
        TreeSet<Swhid> swhids = new TreeSet<>(ProvenanceIndex.ORDER);
        for (RowQuery query : queries) {
            Swhid swhid = Objects.requireNonNull(query.object());
            PlaceCollector collector = new PlaceCollector(query, limit);
            collectors.add(collector);
            bySwhid.computeIfAbsent(swhid.toString(), text -> new ArrayList<>()).add(collector);
            swhids.add(swhid);
        }
        index.find(List.copyOf(swhids), place -> collect(place, bySwhid));
        Set<Long> numbers = new TreeSet<>();
        collectors.forEach(collector -> numbers.addAll(collector.repositories()));
        SortedMap<Long, Repository> repositories = index.repositories(numbers);
        for (int i = 0; i < queries.size(); i++) {
            RowQuery query = queries.get(i);
            LookupAnswer found = collectors.get(i).answer(repositories);
            listener.answer(query.text(), found, removed.of(query, found.matches() > 0));
        }
    }

    private static void collect(Place place, SortedMap<String, List<PlaceCollector>> bySwhid) {
        bySwhid.getOrDefault(place.swhid(), List.of()).forEach(collector -> collector.add(place));
    }
}
