package dev.stackyard.curate;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowStage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserFiles;
import dev.stackyard.corpus.optout.OptOuts;
import dev.stackyard.curate.internal.Benchmarks;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures every file and drops what is not worth training on, what is part of a benchmark, and what its owner has
 * withdrawn. Writes the {@link QualityLayer}; the rules are {@link QualityRule}.
 */
public final class QualityStage implements RowStage {

    private static final String NAME = "curate";

    private static final List<Column<?>> INPUTS = List.of(
            FilesLayer.REPO_NAME,
            FilesLayer.REPO_URL,
            FilesLayer.SNAPSHOT_ID,
            FilesLayer.REVISION_ID,
            FilesLayer.DIRECTORY_ID,
            FilesLayer.KIND,
            FilesLayer.PATH,
            FilesLayer.CONTENT_ID,
            LanguagesLayer.LANGUAGE,
            LanguagesLayer.IS_GENERATED,
            ContentsLayer.CONTENT);

    private final QualitySettings settings;
    private final OptOuts optOuts;
    private final Benchmarks benchmarks;
    private final List<String> resources;

    /**
     * Reads the opt-out and benchmark files that the settings name.
     *
     * @throws dev.stackyard.corpus.UserException if one cannot be read or is malformed; the message names file and line
     */
    public QualityStage(QualitySettings settings) {
        this.settings = settings;
        List<StorageFile> optOutFiles =
                settings.optOuts().stream().map(StorageFile::of).toList();
        List<StorageFile> benchmarkFiles =
                settings.benchmarks().stream().map(StorageFile::of).toList();
        List<String> hashes = new ArrayList<>();
        optOutFiles.forEach(file -> hashes.add("opt-out " + UserFiles.sha256(file, "opt-out")));
        benchmarkFiles.forEach(file -> hashes.add("benchmark " + UserFiles.sha256(file, "benchmark")));
        this.resources = List.copyOf(hashes);
        this.optOuts = OptOuts.read(optOutFiles);
        this.benchmarks = Benchmarks.read(
                benchmarkFiles,
                settings.benchmarkFields(),
                settings.benchmarkExceptions(),
                settings.minBenchmarkLength());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Column<?>> inputs() {
        return INPUTS;
    }

    @Override
    public LayerSchema output() {
        return QualityLayer.SCHEMA;
    }

    @Override
    public QualitySettings settings() {
        return settings;
    }

    /** SHA-256 of each opt-out and benchmark file. */
    @Override
    public List<String> resources() {
        return resources;
    }

    @Override
    public RowFunction open() {
        return new QualityFunction(settings, optOuts, benchmarks);
    }

    /** How many different benchmark strings are looked for. */
    public int benchmarkStrings() {
        return benchmarks.size();
    }

    /** How many strings of the benchmark files are not looked for: too short, too generic, or there twice. */
    public int skippedBenchmarkStrings() {
        return benchmarks.skipped();
    }
}
