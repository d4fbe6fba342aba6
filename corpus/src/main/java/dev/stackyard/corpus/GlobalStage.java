package dev.stackyard.corpus;

import java.io.IOException;

/**
 * A stage that links rows across all parts and writes a layer for each. It maps parts to keys, links equal keys, and maps
 * the parts again with the outcome. The engine calls it only if some part's layer is missing or stale.
 */
public non-sealed interface GlobalStage extends Stage, LayerStage {

    /**
     * Writes the layer of every part, with {@link RunContext#write}. Memory stays within {@link RunContext#memoryBytes}:
     * what is larger spills to {@link RunContext#scratch}.
     */
    void run(RunContext context) throws IOException;
}
