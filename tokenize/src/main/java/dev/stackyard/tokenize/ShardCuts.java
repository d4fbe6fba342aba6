package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the documents of all parts into one random order, that of their keys, and cuts it into shards. Moves keys, not tokens. */
final class ShardCuts {

    /** Rows of a shard at most (it is then closed), because its provenance is sorted in memory. */
    private static final long MOST_SEGMENTS = 1 << 18;

    private ShardCuts() {}

    /** The documents of encoded parts, as {@link DocumentEntry#DOCUMENTS}. */
    static Table documents(Flow flow, List<PartId> parts) throws IOException {
        Job job = Job.of("", Tasks.parts(parts)).writing(DocumentEntry.DOCUMENTS);
        return flow.run(job, ShardCuts::list).get(0);
    }

    private static void list(FlowTask task) throws IOException {
        try (WorkReader reader = WorkReader.open(task.corpus().storage(), task.part())) {
            reader.forEachEntry(entry -> entry.addTo(task.output(0)));
        }
    }

    /** The keys of the documents that begin a shard, but for the first. */
    static List<byte[]> of(Table documents, long shardTokens) throws IOException {
        List<byte[]> cuts = new ArrayList<>();
        long tokens = 0;
        long segments = 0;
        try (TableCursor cursor = documents.read()) {
            while (cursor.next()) {
                if (tokens >= shardTokens || segments >= MOST_SEGMENTS) {
                    cuts.add(Arrays.copyOf(cursor.copyFrom(0), DocumentEntry.KEY_BYTES));
                    tokens = 0;
                    segments = 0;
                }
                DocumentEntry entry = DocumentEntry.of(cursor);
                tokens += entry.tokens();
                segments += entry.segments();
            }
        }
        return cuts;
    }
}
