package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the documents of all parts into one random order, and cuts it into shards. Moves keys, not tokens.
 *
 * <p>The order is that of random keys, so a range of keys can be sorted by itself: where there are more documents than memory
 * holds, the tables of documents are gone through several times, each time for one range.
 */
final class ShardPlanner {

    /** Rows of a shard at most (it is then closed), because its provenance is sorted in memory. */
    private static final long MOST_SEGMENTS = 1 << 18;

    private final Storage storage;
    private final List<PartId> parts;
    private final long shardTokens;
    private final int rangeBits;
    private List<DocumentEntry> open = new ArrayList<>();
    private long openTokens;
    private long openSegments;
    private int range;
    private int shards;

    /** @param memoryBytes heap to use for sorting */
    ShardPlanner(Storage storage, List<PartId> parts, long shardTokens, long memoryBytes) throws IOException {
        this.storage = storage;
        this.parts = parts;
        this.shardTokens = shardTokens;
        long documents = 0;
        for (PartId part : parts) {
            try (WorkReader reader = WorkReader.open(storage, part)) {
                documents += reader.documentCount();
            }
        }
        long heldAtOnce = Math.max(1, memoryBytes / DocumentEntry.HEAP_BYTES);
        this.rangeBits = 64 - Long.numberOfLeadingZeros(Math.max(0, documents - 1) / heldAtOnce);
    }

    /** Whether {@link #next} has more shards to give. */
    boolean hasNext() {
        return range < 1 << rangeBits;
    }

    /** Sorts the next range of keys. Returns the shards that are complete with it, perhaps none. */
    List<ShardPlan> next() throws IOException {
        List<ShardPlan> complete = new ArrayList<>();
        for (DocumentEntry entry : sortedRange()) {
            open.add(entry);
            openTokens += entry.tokens();
            openSegments += entry.segments();
            if (openTokens >= shardTokens || openSegments >= MOST_SEGMENTS) {
                complete.add(close());
            }
        }
        range++;
        if (!hasNext() && !open.isEmpty()) {
            complete.add(close());
        }
        return complete;
    }

    private List<DocumentEntry> sortedRange() throws IOException {
        List<DocumentEntry> entries = new ArrayList<>();
        for (PartId part : parts) {
            try (WorkReader reader = WorkReader.open(storage, part)) {
                reader.forEachEntry(entry -> {
                    // in two steps: a shift by 64 would be none
                    if (entry.key() >>> 1 >>> (63 - rangeBits) == range) {
                        entries.add(entry);
                    }
                });
            }
        }
        entries.sort(DocumentEntry.ORDER);
        return entries;
    }

    private ShardPlan close() {
        ShardPlan plan = new ShardPlan(shards++, open);
        open = new ArrayList<>();
        openTokens = 0;
        openSegments = 0;
        return plan;
    }
}
