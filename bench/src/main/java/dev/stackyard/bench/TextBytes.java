package dev.stackyard.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts bytes of text, so that every benchmark reports bytes per second beside its own operations. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class TextBytes {

    /** Read by JMH after each iteration: bytes done. */
    public long bytes;
}
