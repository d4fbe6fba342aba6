package dev.stackyard.tokenize;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.ForwardingStorage;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import java.util.List;

/** A storage whose machine loses power after some files have been written. */
final class CutOff extends ForwardingStorage {

    static final class PulledPlug extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private int left;

    CutOff(Storage storage, int writes) {
        super(storage);
        this.left = writes;
    }

    /** Runs a stage on one thread, so that it is cut off at the same place each time. */
    static void run(CutOff storage, Stage stage) throws IOException {
        new LocalEngine(new EngineSettings(1, 64L << 20, 0), Progress.NONE).run(Corpus.at(storage), List.of(stage));
    }

    @Override
    public Writer create(String name) throws IOException {
        if (left-- <= 0) {
            throw new PulledPlug();
        }
        return super.create(name);
    }

    @Override
    public void delete(String name) throws IOException {
        if (left < 0) {
            throw new PulledPlug();
        }
        super.delete(name);
    }
}
