package dev.stackyard.ingest.internal.swh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the walk has found below each root. */
record RootTotals(List<Total> roots) {

    /**
     * One root.
     *
     * @param rows files
     * @param bytes of the files that will be read whole
     * @param rejected why the root cannot be ingested; null if it can
     */
    record Total(long rows, long bytes, @Nullable String rejected) {}

    /** Counts what a listing has. */
    static RootTotals count(Path listing, WalkLimits limits, RootStates states, int roots) throws IOException {
        long[] rows = new long[roots];
        long[] bytes = new long[roots];
        try (SortedFile file = SortedFile.open(listing);
                SortedFile.Cursor cursor = file.cursor()) {
            while (cursor.next()) {
                int root = ByteBuffer.wrap(cursor.array()).getInt(cursor.offset());
                ListedFile found = ListedFile.of(cursor);
                rows[root]++;
                boolean whole = found.kind() == EntryKind.PRESENT
                        && found.length() > 0
                        && found.length() < limits.maxFileBytes();
                bytes[root] += whole ? found.length() : 0;
            }
        }
        List<Total> totals = new ArrayList<>();
        for (int i = 0; i < roots; i++) {
            totals.add(new Total(rows[i], bytes[i], states.rejected(i)));
        }
        return new RootTotals(totals);
    }

    void save(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Total total : roots) {
            String rejected = total.rejected();
            out.writeLong(total.rows());
            out.writeLong(total.bytes());
            out.writeUTF(rejected == null ? "" : rejected);
        }
        WalkFiles.writeWhole(file, bytes.toByteArray());
    }

    static RootTotals load(Path file, int roots) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        List<Total> totals = new ArrayList<>();
        for (int i = 0; i < roots; i++) {
            long rows = in.readLong();
            long bytes = in.readLong();
            String rejected = in.readUTF();
            totals.add(new Total(rows, bytes, rejected.isEmpty() ? null : rejected));
        }
        return new RootTotals(totals);
    }
}
