package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.internal.ScratchFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Where ingest keeps temporary files. */
public final class Scratch {

    private Scratch() {}

    /**
     * A directory for one run, which need not exist yet: inside {@code work/} of a local corpus, which {@link
     * dev.stackyard.corpus.CorpusLock} clears away after a kill, or else among the system's temporary files.
     */
    public static Path of(Storage storage) {
        return storage instanceof LocalStorage local
                ? local.root().resolve("work").resolve("ingest")
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "stackyard-ingest-" + ProcessHandle.current().pid());
    }

    /** Deletes a directory and all that is in it, if it is there. */
    public static void deleteTree(Path directory) throws IOException {
        ScratchFiles.deleteTree(directory);
    }
}
