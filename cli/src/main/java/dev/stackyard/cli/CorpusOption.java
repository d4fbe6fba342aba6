package dev.stackyard.cli;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which corpus a command works on. */
final class CorpusOption {

    @Option(
            names = {"-c", "--corpus"},
            paramLabel = "PLACE",
            defaultValue = "corpus",
            description = "The corpus: a directory, or s3://BUCKET/PREFIX. Default: ${DEFAULT-VALUE}")
    String location = "corpus";

    /** @throws UserException if the location can be no directory */
    Storage storage() {
        if (location.isBlank()) {
            throw new UserException("--corpus names nothing: give the directory of the corpus");
        }
        Storage storage = Storages.of(location);
        if (!location.contains("://") && Files.isRegularFile(Path.of(location))) {
            throw new UserException("--corpus " + location + " is a file: give the directory of the corpus");
        }
        return storage;
    }

    /** The corpus, which must be there. */
    Corpus existing() throws IOException {
        return Corpus.existing(storage());
    }
}
