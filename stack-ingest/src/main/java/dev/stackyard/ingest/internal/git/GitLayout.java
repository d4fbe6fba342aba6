package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the pieces of a repository lie (gitrepository-layout).
 *
 * @param gitDirectory holds {@code HEAD}
 * @param commonDirectory holds objects, references and configuration; the same but for linked worktrees
 */
record GitLayout(Path gitDirectory, Path commonDirectory) {

    /** More than any path may have. */
    private static final int LONGEST_POINTER = 8192;

    private static final String GITDIR = "gitdir:";

    /**
     * Finds the repository at a path: a bare one, one with a working tree, a linked worktree, or a submodule's checkout.
     *
     * @throws RejectedSourceException if there is none
     */
    static GitLayout find(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new RejectedSourceException(Files.exists(path) ? "is no directory" : "does not exist");
        }
        Path inside = path.resolve(".git");
        if (Files.isDirectory(inside)) {
            return of(inside);
        }
        if (Files.isRegularFile(inside)) {
            String pointer = readPointer(inside);
            if (!pointer.startsWith(GITDIR)) {
                throw new RejectedSourceException("has a .git file that names no repository");
            }
            return of(resolve(path, pointer.substring(GITDIR.length()).strip()));
        }
        return of(path);
    }

    private static GitLayout of(Path gitDirectory) throws IOException {
        Path common = gitDirectory;
        if (Files.isRegularFile(gitDirectory.resolve("commondir"))) {
            common = resolve(gitDirectory, readPointer(gitDirectory.resolve("commondir")));
        }
        if (!Files.exists(gitDirectory.resolve("HEAD")) || !Files.isDirectory(common.resolve("objects"))) {
            throw new RejectedSourceException("is no git repository (no HEAD, or no objects directory)");
        }
        return new GitLayout(gitDirectory, common);
    }

    private static String readPointer(Path file) throws IOException {
        if (Files.size(file) > LONGEST_POINTER) {
            throw new RejectedSourceException("has a " + file.getFileName() + " file that is too long");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }

    private static Path resolve(Path from, String pointer) throws IOException {
        try {
            return from.resolve(pointer).normalize();
        } catch (InvalidPathException e) {
            throw new RejectedSourceException("has a .git file or a commondir that holds no path", e);
        }
    }

    Path objects() {
        return commonDirectory.resolve("objects");
    }
}
