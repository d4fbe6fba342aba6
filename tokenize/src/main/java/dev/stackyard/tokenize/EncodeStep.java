package dev.stackyard.tokenize;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.util.List;

/**
 * Encodes a part: everything that decides the bytes of its {@link WorkFiles}.
 *
 * @param version {@link TokenizeStage#version}
 * @param tokenizerSha256 of the corpus's tokenizer
 */
record EncodeStep(
        int version,
        long seed,
        String tokenizerSha256,
        ControlIds controls,
        TokenWidth width,
        TokenizeSettings settings,
        KeptLayers layers)
        implements Step {

    @Override
    public void run(FlowTask task) throws IOException {
        KeptRows rows = layers.rows(task.corpus());
        Tokenizer tokenizer = CorpusTokenizer.load(task.corpus().storage(), tokenizerSha256);
        new PartEncoder(rows, tokenizer, settings, seed)
                .encode(task.corpus().storage(), task.part(), fingerprint(rows, task.part()), width, task::advance);
    }

    /** Fingerprint of everything that decides the bytes of an encoded part. */
    String fingerprint(KeptRows rows, PartId part) throws IOException {
        return Fingerprints.ofJson(List.of(
                version,
                seed,
                tokenizerSha256,
                controls,
                settings.metadataProbability(),
                settings.maxDocumentTokens(),
                rows.inputs(part)));
    }
}
