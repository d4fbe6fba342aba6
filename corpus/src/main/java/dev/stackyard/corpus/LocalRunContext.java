package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    LocalRunContext(Corpus corpus, EngineSettings settings, Progress progress, WorkerPool pool, LayerOpener layer) {
        this.corpus = corpus;
        this.settings = settings;
        this.progress = progress;
        this.pool = pool;
        this.layer = layer;
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
        deleteTree(directory);
        return Files.createDirectories(directory);
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
        deleteTree(root());
    }

    private Path root() {
        return corpus.storage() instanceof LocalStorage local
                ? CorpusLock.scratchRoot(local)
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "stackyard-" + ProcessHandle.current().pid());
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
