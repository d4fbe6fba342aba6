package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The answers about one repository, in {@code ingest/github/OWNER/NAME/} of the corpus, so that a run that was cut off need not
 * ask for everything again. They are deleted when the rows are written: nothing may stay that a removal would not find.
 */
final class AnswerCache {

    private static final String DIRECTORY = "ingest/github/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Storage storage;
    private final String directory;

    AnswerCache(Storage storage, String repository) {
        this.storage = storage;
        this.directory = DIRECTORY + repository;
    }

    private String file(String url) {
        return directory + "/" + Fingerprints.ofText(url).substring(0, 32) + ".json.gz";
    }

    /** The answer to an address, if it was kept whole. */
    Optional<GitHubAnswer> find(String url) throws IOException {
        String file = file(url);
        if (!storage.exists(file)) {
            return Optional.empty();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(storage.readAll(file)))) {
            return Optional.of(JSON.readValue(in, GitHubAnswer.class));
        } catch (com.fasterxml.jackson.core.JacksonException | java.util.zip.ZipException e) {
            return Optional.empty(); // it is fetched again
        }
    }

    void keep(GitHubAnswer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            JSON.writeValue(out, answer);
        }
        storage.writeAll(file(answer.url()), bytes.toByteArray());
    }

    /** Deletes all answers. */
    void delete() throws IOException {
        for (String name : storage.list(directory)) {
            storage.delete(directory + "/" + name);
        }
    }
}
