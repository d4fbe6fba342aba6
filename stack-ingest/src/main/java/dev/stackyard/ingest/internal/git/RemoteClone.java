package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportConfigCallback;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the newest commit of a remote repository's default branch, and nothing else, into a bare repository. Done by JGit
 * under a {@link SterileSystemReader}: no credential helper, no proxy command, no URL rewriting. What a server sends is
 * limited in bytes and in time.
 */
final class RemoteClone {

    private static final List<String> USUAL = List.of("refs/heads/main", "refs/heads/master");

    /** What a server may send to say which branches it has: they are kept in memory. A million have 64 MB. */
    private static final long MOST_BYTES_OF_REFS = 64L << 20;

    private final String url;
    private final CloneLimits limits;
    private final TransferBudget budget;

    private RemoteClone(String url, CloneLimits limits) {
        this.url = url;
        this.limits = limits;
        this.budget = new TransferBudget(limits, limits.maxBytes());
    }

    /**
     * Clones.
     *
     * @param url with credentials, if it needs any
     * @param directory for the bare repository; must not exist
     * @throws RejectedSourceException if the server cannot be reached, refuses, or does not come to an end
     */
    static void make(String url, Path directory, CloneLimits limits) throws IOException {
        SterileSystemReader.install();
        try {
            new RemoteClone(url, limits).make(directory);
        } catch (GitAPIException | JGitInternalException | TransferBudget.Exhausted e) {
            throw new RejectedSourceException("cannot be cloned: " + CloneFailure.describe(e, limits), e);
        } catch (OutOfMemoryError e) {
            // JGit makes room for as many objects as a pack's header claims: one array that is refused, nothing is lost
            throw new RejectedSourceException("cannot be cloned: its pack does not fit into memory", e);
        }
    }

    private void make(Path directory) throws GitAPIException, IOException {
        Map<String, Ref> refs = Git.lsRemoteRepository()
                .setRemote(url)
                .setTimeout(limits.silenceSeconds())
                .setTransportConfigCallback(counting(new TransferBudget(limits, MOST_BYTES_OF_REFS)))
                .callAsMap();
        Ref branch = defaultBranch(refs);
        try (Git git = Git.init().setBare(true).setGitDir(directory.toFile()).call()) {
            if (branch != null) {
                fetch(git, branch);
                budget.check();
                Files.writeString(directory.resolve(Constants.HEAD), head(branch) + "\n", StandardCharsets.UTF_8);
            }
        }
    }

    private static TransportConfigCallback counting(TransferBudget budget) {
        return transport -> {
            if (transport instanceof TransportHttp http) {
                http.setHttpConnectionFactory(new BudgetedConnections(budget));
            }
        };
    }

    private void fetch(Git git, Ref branch) throws GitAPIException {
        String name = branch.getName();
        String local = name.equals(Constants.HEAD) ? "refs/stackyard/head" : name;
        git.fetch()
                .setRemote(url)
                .setRefSpecs(new RefSpec("+" + name + ":" + local))
                .setDepth(1)
                .setTagOpt(TagOpt.NO_TAGS)
                .setTimeout(limits.silenceSeconds())
                .setTransportConfigCallback(counting(budget))
                .setProgressMonitor(new Deadline(budget))
                .call();
    }

    /** Ends the work on what was received, too: a small pack can take for ever to unpack. */
    private static final class Deadline extends EmptyProgressMonitor {

        private final TransferBudget budget;

        Deadline(TransferBudget budget) {
            this.budget = budget;
        }

        @Override
        public boolean isCancelled() {
            return budget.isLate();
        }
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
}
