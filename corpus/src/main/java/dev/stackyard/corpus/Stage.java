package dev.stackyard.corpus;

import java.util.List;

/**
 * A function that reads some layers and writes one new one. It states what it reads, what it writes and with which
 * settings, so that engines can fuse stages into one pass, and tell a layer that is done from one that is stale.
 *
 * <p>A stage object is immutable and shared by all threads; what a thread needs for itself lives in the function object
 * that {@code open()} returns. The same inputs and settings must give the same output bytes on any engine.
 */
public sealed interface Stage permits RowStage, RepositoryStage, GlobalStage, SinkStage {

    /** Name of the stage, of its settings block in a recipe and of its command, such as {@code languages}. */
    String name();

    /** Rises whenever the same inputs and settings would give other output; stale layers are then written again. */
    int version();

    /** Columns that it reads. Reading a row's text means naming {@link ContentsLayer#CONTENT}. */
    List<Column<?>> inputs();

    /** The settings record; written to JSON for the fingerprint and for {@code corpus.json}. */
    Object settings();

    /**
     * Fingerprints of whatever else decides the output: the SHA-256 of a word list that a setting names by path, say.
     * Empty for most stages.
     */
    default List<String> resources() {
        return List.of();
    }
}
