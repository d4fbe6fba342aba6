package dev.stackyard.corpus;

import java.io.IOException;

/** A stage that ends in something other than a layer: a tokenizer, shards. It decides itself what is already done. */
public non-sealed interface SinkStage extends Stage {

    /** Writes its artifacts, each atomically, skipping those that are there with the right fingerprint. */
    void run(RunContext context) throws IOException;
}
