package dev.stackyard.corpus;

/** What the stages that write a layer have in common. */
public interface LayerStage {

    /** The layer that the stage writes. */
    LayerSchema output();
}
