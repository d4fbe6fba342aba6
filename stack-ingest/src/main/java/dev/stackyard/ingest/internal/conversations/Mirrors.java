package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.git.CommitDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A directory with git repositories, {@code owner/name} or {@code owner/name.git}. Thread-safe. */
final class Mirrors {

    /** What GitHub's names are made of; nothing else becomes part of a path. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");

    private final Path directory;
    private final long maxFileBytes;
    private final Path scratch;

    Mirrors(Path directory, long maxFileBytes, Path scratch) {
        this.directory = directory;
        this.maxFileBytes = maxFileBytes;
        this.scratch = scratch;
    }

    /** Opens a repository; empty if it is not there. The caller closes it. */
    Optional<CommitDiff> open(String name) throws IOException {
        if (!NAME.matcher(name).matches() || name.contains("..") || ("/" + name + "/").contains("/./")) {
            return Optional.empty();
        }
        for (String ending : List.of("", ".git")) {
            Path path = directory.resolve(name + ending);
            if (Files.isDirectory(path)) {
                try {
                    return Optional.of(CommitDiff.open(path, maxFileBytes, scratch));
                } catch (RejectedSourceException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
