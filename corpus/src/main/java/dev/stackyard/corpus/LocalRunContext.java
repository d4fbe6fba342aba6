package dev.stackyard.corpus;

import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.ScratchFiles;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What the local engine lends to one global stage or sink; closing it removes the scratch space. */
final class LocalRunContext implements RunContext, AutoCloseable {

    /** Opens the running stage's layer of a part. */
    @FunctionalInterface
    interface LayerOpener {
        LayerWriter open(PartId part) throws IOException;
    }

    private final Corpus corpus;
    private final EngineSettings settings;
    private final Progress progress;
    private final WorkerPool pool;
    private final LayerOpener layer;
    private final Flow flow;

    /** @param flow makes what runs jobs, from this context */
    LocalRunContext(
            Corpus corpus,
            EngineSettings settings,
            Progress progress,
            WorkerPool pool,
            LayerOpener layer,
            Function<RunContext, Flow> flow) {
        this.corpus = corpus;
        this.settings = settings;
        this.progress = progress;
        this.pool = pool;
        this.layer = layer;
        this.flow = flow.apply(this);
    }

    @Override
    public Corpus corpus() {
        return corpus;
    }

    @Override
    public int threads() {
        return settings.threads();
    }

    @Override
    public long memoryBytes() {
        return settings.memoryBytes();
    }

    @Override
    public long seed() {
        return settings.seed();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Path scratch(String name) throws IOException {
        Path directory = root().resolve(name);
        ScratchFiles.deleteTree(directory);
        return Files.createDirectories(directory);
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public LayerWriter write(PartId part) throws IOException {
        return layer.open(part);
    }

    @Override
    public <T> void forEach(List<T> items, ItemTask<? super T> task) throws IOException {
        pool.forEach(items, task);
    }

    @Override
    public void close() throws IOException {
        ScratchFiles.deleteTree(root());
    }

    private Path root() {
        return corpus.storage() instanceof LocalStorage local
                ? CorpusLock.scratchRoot(local)
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "stackyard-" + ProcessHandle.current().pid());
    }
}
