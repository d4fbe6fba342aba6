package dev.stackyard.cli;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which corpus a command works on. */
final class CorpusOption {

    @Option(
            names = {"-c", "--corpus"},
            paramLabel = "PLACE",
            defaultValue = "corpus",
            description = "The corpus: a directory, or s3://BUCKET/PREFIX. Default: ${DEFAULT-VALUE}")
    String location = "corpus";

    Storage storage() {
        return Storages.of(location);
    }

    /** The corpus, which must be there. */
    Corpus existing() throws IOException {
        return Corpus.existing(storage());
    }
}
