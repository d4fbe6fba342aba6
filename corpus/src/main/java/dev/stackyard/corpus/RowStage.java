package dev.stackyard.corpus;

/**
 * A map stage that looks at one row at a time. Neighbouring row stages are fused: one reads in the same pass what the
 * one before it has just written.
 */
public non-sealed interface RowStage extends Stage, LayerStage {

    /** A function for one thread. Called once per part; must be cheap, heavy state belongs to the stage. */
    RowFunction open();
}
