package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * The little that is taken from a repository's own {@code config}: where it was cloned from, and whether it is of a kind
 * that cannot be read here. The file is parsed as text and nothing it says is acted upon: no include is followed, no
 * filter, hook, alias or helper is run, no path in it is opened.
 */
final class GitConfigText {

    private static final int LARGEST_FILE = 1 << 20;

    private final Config config;

    private GitConfigText(Config config) {
        this.config = config;
    }

    /** Reads a repository's configuration; an absent, oversized or malformed one counts as empty. */
    static GitConfigText read(Path commonDirectory) throws IOException {
        Path file = commonDirectory.resolve("config");
        Config config = new Config();
        if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE) {
            try {
                // the base class reads no included file: only FileBasedConfig does
                config.fromText(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            } catch (ConfigInvalidException e) {
                config = new Config();
            }
        }
        return new GitConfigText(config);
    }

    /** URL of the remote {@code origin}, or of the only remote there is; empty if there is none. */
    Optional<String> originUrl() {
        String url = config.getString("remote", "origin", "url");
        TreeSet<String> remotes = new TreeSet<>(config.getSubsections("remote"));
        if (url == null && remotes.size() == 1) {
            url = config.getString("remote", remotes.first(), "url");
        }
        return Optional.ofNullable(url).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** @throws RejectedSourceException for a repository whose objects have SHA-256 ids */
    void requireSha1() throws RejectedSourceException {
        String format = config.getString("extensions", null, "objectformat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw new RejectedSourceException(
                    "has objects named by " + format + "; only SHA-1 repositories can be ingested");
        }
    }
}
