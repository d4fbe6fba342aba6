package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.TextDecoder;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part's rows joined by position across layers; layers have equal row counts or the part is refused. */
public final class JoinedCursor implements RowCursor {

    private final PartId part;
    private final long rowCount;
    private final List<LayerCursor> layers;
    private final JoinedRow row;
    private long index = -1;

    private JoinedCursor(PartId part, long rowCount, List<LayerCursor> layers, Map<Column<?>, Slot> slots) {
        this.part = part;
        this.rowCount = rowCount;
        this.layers = layers;
        this.row = new JoinedRow(slots);
    }

    /** Where a column's values are. */
    private record Slot(LayerCursor layer, int position) {}

    public static JoinedCursor open(Corpus corpus, PartId part, List<Column<?>> columns) throws IOException {
        Map<String, List<Column<?>>> byLayer = new LinkedHashMap<>();
        for (Column<?> column : withEncoding(columns)) {
            List<Column<?>> ofLayer = byLayer.computeIfAbsent(column.layer(), layer -> new ArrayList<>());
            if (!ofLayer.contains(column)) {
                ofLayer.add(column);
            }
        }
        List<LayerCursor> cursors = new ArrayList<>();
        try {
            Map<Column<?>, Slot> slots = new HashMap<>();
            for (var entry : byLayer.entrySet()) {
                LayerCursor cursor = openLayer(corpus, entry.getKey(), part, entry.getValue());
                cursors.add(cursor);
                for (Column<?> column : entry.getValue()) {
                    slots.put(column, new Slot(cursor, entry.getValue().indexOf(column)));
                }
            }
            return new JoinedCursor(part, checkRowCounts(corpus, part, cursors), cursors, slots);
        } catch (IOException | RuntimeException e) {
            closeAll(cursors);
            throw e;
        }
    }

    /** Text needs the charset beside the bytes, and the kind, which says how they are read. */
    private static List<Column<?>> withEncoding(List<Column<?>> columns) {
        List<Column<?>> all = new ArrayList<>(columns);
        if (all.contains(ContentsLayer.CONTENT)) {
            all.add(FilesLayer.SRC_ENCODING);
            all.add(FilesLayer.KIND);
        }
        return all;
    }

    private static LayerCursor openLayer(Corpus corpus, String layer, PartId part, List<Column<?>> columns)
            throws IOException {
        String name = Corpus.layerFile(layer, part);
        if (!corpus.storage().exists(name)) {
            throw new UserException(
                    corpus.storage().location(name) + " is missing: run the stage that writes the layer " + layer);
        }
        return new LayerCursor(corpus.storage(), name, columns);
    }

    private static long checkRowCounts(Corpus corpus, PartId part, List<LayerCursor> cursors) throws IOException {
        long expected = corpus.rowCount(part);
        for (LayerCursor cursor : cursors) {
            if (cursor.rowCount() != expected) {
                throw new CorpusFormatException(
                        cursor.location(),
                        "has " + cursor.rowCount() + " rows, files has " + expected
                                + ": delete it and run its stage again");
            }
        }
        return expected;
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public boolean next() throws IOException {
        if (index + 1 >= rowCount) {
            return false;
        }
        for (LayerCursor layer : layers) {
            layer.next();
        }
        index++;
        row.forgetText();
        return true;
    }

    @Override
    public void skipTo(long target) throws IOException {
        if (target <= index) {
            throw new IllegalArgumentException("row " + target + " was already returned");
        }
        for (LayerCursor layer : layers) {
            layer.skipTo(Math.min(target, rowCount));
        }
        index = Math.min(target, rowCount) - 1;
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        closeAll(layers);
    }

    private static void closeAll(List<LayerCursor> cursors) throws IOException {
        for (LayerCursor cursor : cursors) {
            cursor.close();
        }
    }

    private final class JoinedRow implements Row {

        private final Map<Column<?>, Slot> slots;
        private @Nullable ByteSlice text;
        private @Nullable Reading reading;
        private boolean textKnown;

        JoinedRow(Map<Column<?>, Slot> slots) {
            this.slots = slots;
        }

        void forgetText() {
            text = null;
            reading = null;
            textKnown = false;
        }

        @Override
        public PartId part() {
            return part;
        }

        @Override
        public long index() {
            return index;
        }

        @Override
        @SuppressWarnings("unchecked") // the reader made the value by the column's own type
        public <T> @Nullable T find(Column<T> column) {
            Slot slot = slots.get(column);
            if (slot == null) {
                throw new IllegalStateException(column + " was not among the columns asked for");
            }
            return (T) slot.layer().value(slot.position());
        }

        @Override
        public <T> T get(Column<T> column) {
            T value = find(column);
            if (value == null) {
                throw new IllegalStateException(column + " is null in " + part + " row " + index);
            }
            return value;
        }

        @Override
        public @Nullable ByteSlice text() {
            read();
            return reading == null ? text : reading.text();
        }

        @Override
        public @Nullable Reading reading() {
            read();
            return reading;
        }

        private void read() {
            if (textKnown) {
                return;
            }
            ByteSlice bytes = find(ContentsLayer.CONTENT);
            text = bytes == null
                    ? null
                    : TextDecoder.toUtf8(bytes, find(FilesLayer.SRC_ENCODING)).orElse(null);
            reading = text == null ? null : Readings.of(RowKind.of(get(FilesLayer.KIND)), text);
            textKnown = true;
        }
    }
}
