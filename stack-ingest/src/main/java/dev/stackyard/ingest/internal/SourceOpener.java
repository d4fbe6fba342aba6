package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.internal.files.ArchiveReader;
import dev.stackyard.ingest.internal.files.DirectoryReader;
import dev.stackyard.ingest.internal.git.Clones;
import dev.stackyard.ingest.internal.git.GitReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens sources. Thread-safe; the readers that it opens are not. */
final class SourceOpener {

    private final IngestSettings settings;
    private final Path scratch;
    private final Clones clones;
    private final @Nullable Path corpusRoot;
    private final Map<String, String> fetchUrls;
    private final @Nullable ExportedFiles exported;

    /**
     * @param scratch directory for temporary files
     * @param corpusRoot left out when a directory around it is ingested; null if it is not on this machine
     * @param fetchUrls URLs with credentials by URL without: plans know only the latter
     * @param exported the repositories of an export, if the request has one
     */
    SourceOpener(
            IngestSettings settings,
            Path scratch,
            Clones clones,
            @Nullable Path corpusRoot,
            Map<String, String> fetchUrls,
            @Nullable ExportedFiles exported) {
        this.settings = settings;
        this.scratch = scratch;
        this.clones = clones;
        this.corpusRoot = corpusRoot;
        this.fetchUrls = Map.copyOf(fetchUrls);
        this.exported = exported;
    }

    /** This opener with the settings of an older plan. */
    SourceOpener with(IngestSettings planned) {
        return new SourceOpener(planned, scratch, clones, corpusRoot, fetchUrls, exported);
    }

    /** @throws RejectedSourceException if there is nothing that can be read */
    SourceReader open(LocatedSource source) throws IOException {
        return switch (source.kind()) {
            case LocatedSource.DIRECTORY -> new DirectoryReader(path(source), corpusRoot, settings);
            case LocatedSource.ARCHIVE -> new ArchiveReader(path(source), settings, scratch);
            case LocatedSource.GIT -> GitReader.open(gitPath(source), settings, scratch);
            case LocatedSource.EXPORT -> exported().open(settings);
            default -> throw new RejectedSourceException("is of the unknown kind " + source.kind());
        };
    }

    /** @throws UserException if the request has no export */
    private ExportedFiles exported() {
        if (exported == null) {
            throw new UserException("an ingest of a Software Heritage export was not finished: run it again first");
        }
        return exported;
    }

    private Path gitPath(LocatedSource source) throws IOException {
        String url = source.fetchUrl();
        return url == null
                ? path(source)
                : clones.get(source.location(), fetchUrls.getOrDefault(source.location(), url));
    }

    private static Path path(LocatedSource source) {
        return Objects.requireNonNull(source.path(), "a local source has a path");
    }

    /** Gives back what an open source keeps on disk. */
    void release(LocatedSource source) throws IOException {
        if (source.fetchUrl() != null) {
            clones.release(source.location());
        }
    }
}
