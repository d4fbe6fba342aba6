package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Storage;
import dev.stackyard.swhid.QualifiedSwhid;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** What the shards of a corpus say of their segments. The index is told by whoever knows shards; it only joins. */
public interface SegmentSource {

    /** No shards. */
    SegmentSource NONE = new SegmentSource() {
        @Override
        public String fingerprint() {
            return "";
        }

        @Override
        public List<String> shards() {
            return List.of();
        }

        @Override
        public void forEach(String shard, SegmentVisitor visitor) {}
    };

    /** Finds out what shards a corpus has; not before the index is built or asked. Travels to where shards are read. */
    @FunctionalInterface
    interface Opener extends Serializable {
        SegmentSource open(Storage storage) throws IOException;
    }

    /** Hears of segments. */
    @FunctionalInterface
    interface SegmentVisitor {
        void segment(Segment segment) throws IOException;
    }

    /**
     * A file's tokens.
     *
     * @param swhid its content, with origin, anchor and path as far as they are known
     * @param document number of the document in the shard, from 0
     * @param firstToken counted from the start of the shard
     */
    record Segment(QualifiedSwhid swhid, long document, long firstToken, long tokenCount) {}

    /** Changes whenever any segment does; empty if there are no shards. */
    String fingerprint() throws IOException;

    /** Names of the shards, in order. */
    List<String> shards() throws IOException;

    /** All segments of a shard, in any order. Thread-safe. */
    void forEach(String shard, SegmentVisitor visitor) throws IOException;
}
