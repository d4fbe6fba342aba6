package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.Source;
import dev.stackyard.ingest.Take;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source whose location is understood.
 *
 * @param kind {@code git}, {@code directory}, {@code archive} or {@code export}
 * @param location absolute path, or URL without credentials: what may be written down
 * @param path where it lies on this machine; null for a remote or exported repository
 * @param fetchUrl where a remote repository is cloned from, with credentials if it needs any; null for a local one
 * @param origin of a remote or exported repository
 * @param repoName the name that the user wants; null to work it out
 * @param take which of its files become rows
 */
record LocatedSource(
        String kind,
        String location,
        @Nullable Path path,
        @Nullable String fetchUrl,
        @Nullable OriginUrl origin,
        @Nullable String repoName,
        Take take) {

    static final String GIT = "git";
    static final String DIRECTORY = "directory";
    static final String ARCHIVE = "archive";
    /** A repository that a Software Heritage export tells of; its location is its origin. */
    static final String EXPORT = "export";

    private static final String FILE_SCHEME = "file:";

    /**
     * Understands a source as the user wrote it.
     *
     * @throws UserException if the location is neither a path nor a URL that can be cloned
     */
    static LocatedSource of(Source source) {
        if (source instanceof Source.Selected selected) {
            return of(selected.whole()).taking(selected.take());
        }
        if (source instanceof Source.Git) {
            return git(source.location(), source.repoName());
        }
        return local(source instanceof Source.Archive ? ARCHIVE : DIRECTORY, source.location(), source.repoName());
    }

    /** Understands a location that was written down in a plan. */
    static LocatedSource of(PlanEntry entry) {
        if (entry.kind().equals(EXPORT)) {
            return exported(entry.location());
        }
        LocatedSource located = entry.kind().equals(GIT)
                ? git(entry.location(), entry.repoName())
                : local(entry.kind(), entry.location(), entry.repoName());
        return located.taking(entry.takes());
    }

    private LocatedSource taking(Take some) {
        return new LocatedSource(kind, location, path, fetchUrl, origin, repoName, some);
    }

    /** A repository of an export. */
    static LocatedSource exported(String origin) {
        return new LocatedSource(
                EXPORT,
                OriginUrl.redact(origin),
                null,
                null,
                OriginUrl.parse(origin).orElse(null),
                null,
                Take.EVERYTHING);
    }

    private static LocatedSource git(String location, @Nullable String repoName) {
        if (location.startsWith("https://") || location.startsWith("http://")) {
            OriginUrl origin = OriginUrl.parse(location)
                    .orElseThrow(() -> new UserException(OriginUrl.redact(location) + " is no URL of a repository"));
            return new LocatedSource(GIT, origin.url(), null, location, origin, repoName, Take.EVERYTHING);
        }
        if (!location.startsWith(FILE_SCHEME) && isRemote(location)) {
            throw new UserException(OriginUrl.redact(location)
                    + ": only https:// and http:// repositories are cloned; clone it with git and give its path");
        }
        return local(GIT, location, repoName);
    }

    private static boolean isRemote(String location) {
        return location.contains("://") || (OriginUrl.parse(location).isPresent() && !Files.exists(Path.of(location)));
    }

    private static LocatedSource local(String kind, String location, @Nullable String repoName) {
        try {
            Path path = location.startsWith(FILE_SCHEME) ? Path.of(URI.create(location)) : Path.of(location);
            Path absolute = path.toAbsolutePath().normalize();
            return new LocatedSource(kind, absolute.toString(), absolute, null, null, repoName, Take.EVERYTHING);
        } catch (InvalidPathException | FileSystemNotFoundException e) {
            throw new UserException(location + " is no path: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserException(location + " is no file: URL: " + e.getMessage(), e);
        }
    }

    /** Equal for two mentions of one source. */
    String key() {
        return kind + ":" + location;
    }

    /**
     * Who the repository is.
     *
     * @param stated where it says it was cloned from; null if it does not say
     */
    Identity identity(@Nullable String stated) {
        Optional<OriginUrl> known = origin != null
                ? Optional.of(origin)
                : Optional.ofNullable(stated).flatMap(OriginUrl::parse);
        Identity identity = known.map(Identity::of)
                .orElseGet(() -> Identity.of(
                        java.util.Objects.requireNonNull(path, "what is not remote has a path"),
                        kind.equals(ARCHIVE)
                                ? dev.stackyard.ingest.internal.files.ArchiveReader.ending(location)
                                : ""));
        return identity.named(repoName);
    }
}
