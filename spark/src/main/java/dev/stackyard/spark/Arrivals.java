package dev.stackyard.spark;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** The blocks that have come for a Spark task, those of each of a job's tasks together. Used by one thread. */
final class Arrivals {

    private final Iterator<Tuple2<Integer, byte[]>> blocks;
    private @Nullable Tuple2<Integer, byte[]> ahead;

    Arrivals(Iterator<Tuple2<Integer, byte[]>> blocks) {
        this.blocks = blocks;
    }

    /** The next block for a task; null if there is no more. Tasks ask one after the other, in the order of their numbers. */
    @Nullable
    Block next(int slice) {
        if (ahead == null && blocks.hasNext()) {
            ahead = blocks.next();
        }
        Tuple2<Integer, byte[]> block = ahead;
        if (block == null || block._1() != slice) {
            return null;
        }
        ahead = null;
        return new Block(block._2());
    }
}
