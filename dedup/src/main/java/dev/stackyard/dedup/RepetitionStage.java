package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.GlobalStage;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RunContext;
import java.io.IOException;
import java.util.List;

/**
 * Measures what of each file's text many other files have too: {@link RepetitionSearch}. Only files that {@link
 * DuplicatesStage} keeps are looked at and counted, so that revisions and copies of one file are no repetition. Time is linear
 * in the text, memory what is declared.
 */
public final class RepetitionStage implements GlobalStage {

    public static final String NAME = "repetition";

    private final RepetitionSettings settings;

    public RepetitionStage(RepetitionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Column<?>> inputs() {
        return List.of(LayerSchema.drop(DuplicatesLayer.NAME), ContentsLayer.CONTENT, FilesLayer.SRC_ENCODING);
    }

    @Override
    public RepetitionSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return RepetitionLayer.SCHEMA;
    }

    @Override
    public void run(RunContext context) throws IOException {
        new RepetitionSearch(context, settings).run();
    }
}
