package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.RunContext;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.internal.swh.ExportScan;
import dev.stackyard.ingest.internal.swh.ExportSelection;
import dev.stackyard.ingest.internal.swh.ExportWalk;
import dev.stackyard.ingest.internal.swh.Listing;
import dev.stackyard.ingest.internal.swh.WalkLimits;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of one export, while a run uses them. What the walk has found is kept in the corpus until the run is
 * through, so that a killed one goes on with it, and workers see it.
 */
final class ExportedRepositories implements ExportedFiles {

    private final SoftwareHeritageExport export;
    private final RunContext context;
    private final ExportScan scan;
    private String version = "";
    private @Nullable Listing listing;

    ExportedRepositories(SoftwareHeritageExport export, RunContext context) {
        this.export = export;
        this.context = context;
        this.scan = new ExportScan(context, export.graph());
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
        return new ExportSelection(context, scan).visits(export.originPrefix(), named);
    }

    /** The main branches of visits; see {@link ExportSelection#heads}. */
    List<ExportSelection.Head> heads(
            List<ExportSelection.Visit> visits, Function<String, @Nullable String> defaultBranch) throws IOException {
        return new ExportSelection(context, scan).heads(visits, defaultBranch, export.followHead());
    }

    /** Lists the files of some root directories; from then on their repositories can be opened. */
    Listing walk(List<ObjectHash> roots, IngestSettings settings) throws IOException {
        Listing walked = new ExportWalk(context, scan, WalkLimits.of(settings)).run(roots);
        listing = walked;
        version = UUID.randomUUID().toString();
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
        return new ExportPlace(export.contents(), export.fetches(), version);
    }

    /** Deletes what is kept for a later run; to be called when there is nothing left to do. */
    void finish() throws IOException {
        listing = null;
        Listing.delete(context.corpus().storage());
    }
}
