package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the newest commit of a remote repository's default branch, and nothing else, into a bare repository. Done by JGit
 * under a {@link SterileSystemReader}: no credential helper, no proxy command, no URL rewriting.
 */
final class RemoteClone {

    private static final List<String> USUAL = List.of("refs/heads/main", "refs/heads/master");

    private RemoteClone() {}

    /**
     * Clones.
     *
     * @param url with credentials, if it needs any
     * @param directory for the bare repository; must not exist
     * @throws RejectedSourceException if the server cannot be reached, or refuses
     */
    static void make(String url, Path directory, int timeoutSeconds) throws IOException {
        SterileSystemReader.install();
        try {
            Map<String, Ref> refs = Git.lsRemoteRepository()
                    .setRemote(url)
                    .setTimeout(timeoutSeconds)
                    .callAsMap();
            Ref branch = defaultBranch(refs);
            try (Git git =
                    Git.init().setBare(true).setGitDir(directory.toFile()).call()) {
                if (branch != null) {
                    fetch(git, url, branch, timeoutSeconds);
                    Files.writeString(directory.resolve(Constants.HEAD), head(branch) + "\n", StandardCharsets.UTF_8);
                }
            }
        } catch (GitAPIException | JGitInternalException e) {
            throw new RejectedSourceException("cannot be cloned: " + reason(e), e);
        }
    }

    private static void fetch(Git git, String url, Ref branch, int timeoutSeconds) throws GitAPIException {
        String name = branch.getName();
        String local = name.equals(Constants.HEAD) ? "refs/stackyard/head" : name;
        git.fetch()
                .setRemote(url)
                .setRefSpecs(new RefSpec("+" + name + ":" + local))
                .setDepth(1)
                .setTagOpt(TagOpt.NO_TAGS)
                .setTimeout(timeoutSeconds)
                .call();
    }

    private static String head(Ref branch) {
        return branch.getName().equals(Constants.HEAD) ? branch.getObjectId().name() : "ref: " + branch.getName();
    }

    /** What the server's {@code HEAD} stands for; itself if it is detached; null if there is none. */
    private static @Nullable Ref defaultBranch(Map<String, Ref> refs) {
        Ref head = refs.get(Constants.HEAD);
        if (head != null && head.isSymbolic()) {
            return refs.getOrDefault(head.getTarget().getName(), head.getTarget());
        }
        for (String name : USUAL) {
            Ref usual = refs.get(name);
            if (usual != null && (head == null || head.getObjectId().equals(usual.getObjectId()))) {
                return usual;
            }
        }
        return head;
    }

    /** The innermost message says what happened; those around it repeat the URL, which may hold credentials. */
    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        int end = text.lastIndexOf(": ");
        return text.contains("://") && end > 0 ? text.substring(end + 2) : text;
    }
}
