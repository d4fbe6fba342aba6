package dev.stackyard.corpus.flow;

import dev.stackyard.corpus.PartId;
import java.util.List;

/** The tasks of a job. */
public sealed interface Tasks {

    /**
     * A task for each part; {@link FlowTask#number} is the part's. Inputs must be tables whose records begin with a {@link
     * dev.stackyard.corpus.RowId}: a task sees those of its part.
     *
     * @param parts ascending; records of other parts are seen by nobody
     */
    record Parts(List<PartId> parts) implements Tasks {

        public Parts {
            parts = List.copyOf(parts);
            for (int i = 1; i < parts.size(); i++) {
                if (parts.get(i - 1).compareTo(parts.get(i)) >= 0) {
                    throw new IllegalArgumentException("parts must ascend, but " + parts.get(i) + " comes later");
                }
            }
        }
    }

    /**
     * Tasks for ranges of keys, as many as the engine thinks fit. All inputs are cut at the same places, so that records whose
     * first bytes are equal are seen by one task. Where the cuts are depends on engine and threads: what a step writes must
     * depend on nothing but the records with equal first bytes, and a {@link TableCursor#position}.
     *
     * @param keyBytes how many first bytes are never parted, at least 1; a shorter record is as if zeros followed
     */
    record Ranges(int keyBytes) implements Tasks {

        public Ranges {
            if (keyBytes < 1) {
                throw new IllegalArgumentException("keys of " + keyBytes + " bytes");
            }
        }
    }

    /**
     * A task for each range between given keys; {@link FlowTask#number} is the range's, from 0. The first range has the records
     * before the first key, the next those from there on, and so on: there is one more than keys.
     *
     * @param keys ascending
     */
    record Cuts(List<byte[]> keys) implements Tasks {

        public Cuts {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Tasks that are told apart by their number alone, from 0. They have no inputs.
     *
     * @param count how many
     */
    record Numbers(int count) implements Tasks {}

    /** See {@link Parts}. */
    static Tasks parts(List<PartId> parts) {
        return new Parts(parts);
    }

    /** See {@link Ranges}. */
    static Tasks ranges(int keyBytes) {
        return new Ranges(keyBytes);
    }

    /** See {@link Cuts}. */
    static Tasks cuts(List<byte[]> keys) {
        return new Cuts(keys);
    }

    /** See {@link Numbers}. */
    static Tasks numbers(int count) {
        return new Numbers(count);
    }

    /** One task that sees everything. */
    static Tasks one() {
        return new Cuts(List.of());
    }
}
