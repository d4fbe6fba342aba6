package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.table.Tables;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.internal.swh.ExportSelection;
import dev.stackyard.ingest.internal.swh.ExportWalk;
import dev.stackyard.ingest.internal.swh.Listing;
import dev.stackyard.ingest.internal.swh.WalkLimits;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of one export, while a run uses them. What the walk has found is kept until the run is through, so that a
 * killed one goes on with it: in {@code ingest/export/} of a local corpus, otherwise among the system's temporary files.
 */
final class ExportedRepositories implements ExportedFiles {

    /** Heap for sorting, at most; more would not make it faster. */
    private static final long MOST_SORT_BYTES = 256L << 20;

    private static final int HEAP_SHARE = 5;

    private final SoftwareHeritageExport export;
    private final Tables tables;
    private final Path directory;
    private final WorkerPool pool;
    private final int threads;
    private final Progress progress;
    private @Nullable Listing listing;

    ExportedRepositories(
            SoftwareHeritageExport export, Storage corpus, WorkerPool pool, int threads, Progress progress) {
        this.export = export;
        this.tables = Tables.orc(Storages.of(export.graph()));
        this.directory = directory(corpus);
        this.pool = pool;
        this.threads = threads;
        this.progress = progress;
    }

    private static Path directory(Storage corpus) {
        if (corpus instanceof LocalStorage local) {
            return local.root().resolve("ingest").resolve("export");
        }
        String name = Fingerprints.ofText(corpus.location()).substring(0, 16);
        return Path.of(System.getProperty("java.io.tmpdir"), "stackyard-export-" + name);
    }

    /** What origins must begin with. */
    String originPrefix() {
        return export.originPrefix();
    }

    /** The origins that the user has named; null for all. */
    @Nullable
    Set<String> named() throws IOException {
        Path file = export.originsFile();
        return file == null ? null : OriginsFile.read(file);
    }

    /** The last full visits of origins; see {@link ExportSelection#visits}. */
    List<ExportSelection.Visit> visits(@Nullable Set<String> named) throws IOException {
        return new ExportSelection(tables, pool).visits(export.originPrefix(), named);
    }

    /** The main branches of visits; see {@link ExportSelection#heads}. */
    List<ExportSelection.Head> heads(
            List<ExportSelection.Visit> visits, Function<String, @Nullable String> defaultBranch) throws IOException {
        return new ExportSelection(tables, pool).heads(visits, defaultBranch, export.followHead());
    }

    /** Lists the files of some root directories; from then on their repositories can be opened. */
    Listing walk(List<ObjectHash> roots, IngestSettings settings) throws IOException {
        close();
        long memory = Math.min(MOST_SORT_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        Listing walked =
                new ExportWalk(tables, WalkLimits.of(settings), directory, pool, threads, memory, progress).run(roots);
        listing = walked;
        return walked;
    }

    @Override
    public SourceReader open(IngestSettings settings) {
        Listing walked = listing;
        if (walked == null) {
            throw new IllegalStateException("no repository of the export was listed yet");
        }
        return place().reader(walked, settings);
    }

    /** Where its repositories can be opened from. */
    ExportPlace place() {
        return new ExportPlace(
                export.contents(), export.fetches(), directory.toAbsolutePath().toString());
    }

    /** Deletes what is kept for a later run; to be called when there is nothing left to do. */
    void finish() throws IOException {
        close();
        Scratch.deleteTree(directory);
    }

    @Override
    public void close() throws IOException {
        Listing walked = listing;
        listing = null;
        if (walked != null) {
            walked.close();
        }
    }
}
