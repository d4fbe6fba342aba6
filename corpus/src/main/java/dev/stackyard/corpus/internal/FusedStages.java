package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.reading.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of a pass with their writers, fed with the same rows. Used by one thread. */
final class FusedStages implements Closeable {

    private final List<Runner> runners = new ArrayList<>();
    private final Row source;
    private final OverlayRow row;

    FusedStages(Row source) {
        this.source = source;
        this.row = new OverlayRow(source);
    }

    void add(String stage, LayerWriter writer, RowFunction function) {
        runners.add(new RowRunner(stage, writer, function));
    }

    void add(String stage, LayerWriter writer, RepositoryFunction function) {
        runners.add(new RepositoryRunner(stage, writer, function));
    }

    void beginRepository() {
        runners.forEach(Runner::beginRepository);
    }

    /** Puts the current row through all stages. */
    void apply() throws IOException {
        for (Runner runner : runners) {
            try {
                runner.apply(row);
            } catch (RuntimeException | StackOverflowError e) {
                throw new IllegalStateException(
                        "stage " + runner.stage + " failed on " + source.part() + " row " + source.index() + ", "
                                + source.find(FilesLayer.REPO_NAME) + ":" + source.find(FilesLayer.PATH) + ": " + e,
                        e);
            }
        }
        for (Runner runner : runners) {
            runner.append();
        }
    }

    void endRepository() throws IOException {
        for (Runner runner : runners) {
            runner.endRepository();
        }
    }

    void commit() throws IOException {
        for (Runner runner : runners) {
            runner.writer.commit();
        }
    }

    @Override
    public void close() throws IOException {
        for (Runner runner : runners) {
            runner.close();
        }
    }

    private abstract static class Runner implements Closeable {

        final String stage;
        final LayerWriter writer;

        Runner(String stage, LayerWriter writer) {
            this.stage = stage;
            this.writer = writer;
        }

        void beginRepository() {}

        abstract void apply(OverlayRow row);

        void append() throws IOException {}

        void endRepository() throws IOException {}

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private final class RowRunner extends Runner {

        private final RowFunction function;

        RowRunner(String stage, LayerWriter writer, RowFunction function) {
            super(stage, writer);
            this.function = function;
        }

        @Override
        void beginRepository() {
            function.beginRepository();
        }

        @Override
        void apply(OverlayRow input) {
            function.apply(input, writer.row());
            input.show(writer);
        }

        @Override
        void append() throws IOException {
            writer.append();
        }

        @Override
        public void close() throws IOException {
            function.close();
            super.close();
        }
    }

    private static final class RepositoryRunner extends Runner {

        private final RepositoryFunction function;
        private long observed;
        private long begun;

        RepositoryRunner(String stage, LayerWriter writer, RepositoryFunction function) {
            super(stage, writer);
            this.function = function;
        }

        @Override
        void apply(OverlayRow input) {
            function.observe(input);
            observed++;
        }

        @Override
        void endRepository() throws IOException {
            begun = 0;
            try {
                function.finish(() -> {
                    appendPending();
                    begun++;
                    return writer.row();
                });
                appendPending();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (begun != observed) {
                throw new IllegalStateException(
                        "stage " + stage + " wrote " + begun + " rows for a repository of " + observed);
            }
            observed = 0;
        }

        private void appendPending() {
            if (begun > 0) {
                try {
                    writer.append();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            function.close();
            super.close();
        }
    }

    /** The cursor's row, with the layers that earlier stages of the pass have just filled in. */
    private static final class OverlayRow implements Row {

        private final Row source;
        private final Map<String, LayerWriter> written = new HashMap<>();

        OverlayRow(Row source) {
            this.source = source;
        }

        void show(LayerWriter writer) {
            written.putIfAbsent(writer.layer(), writer);
        }

        @Override
        public PartId part() {
            return source.part();
        }

        @Override
        public long index() {
            return source.index();
        }

        @Override
        public <T> @Nullable T find(Column<T> column) {
            LayerWriter writer = written.get(column.layer());
            return writer == null ? source.find(column) : writer.current(column);
        }

        @Override
        public <T> T get(Column<T> column) {
            T value = find(column);
            if (value == null) {
                throw new IllegalStateException(column + " is null in " + part() + " row " + index());
            }
            return value;
        }

        @Override
        public @Nullable ByteSlice text() {
            return source.text();
        }

        @Override
        public @Nullable Reading reading() {
            return source.reading();
        }
    }
}
