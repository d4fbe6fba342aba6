package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The exact duplicates, and the order of preference. Rows with equal content ids are one content; the most preferred of
 * them is its first row, the others are copies. Contents are ranked by their first rows, from 0 for the most preferred: from
 * here on a content is its rank.
 */
final class ContentRanking implements Closeable {

    /*
     * keyed    content id 20 | preference 41 | tie break 8 | row 8      every row; groups equal contents
     * ranked   preference 41 | content id 20 | tie break 8 | row 8      first rows; the position is the rank
     * named    content id 20 | rank 8                                   first rows; joined with keyed
     * rows     row 8 | rank 8 | copy 1                                  every row; the result
     */
    private static final int CONTENT_ID_BYTES = 20;
    private static final int KEYED_BYTES = CONTENT_ID_BYTES + Preference.BYTES + 16;
    private static final int KEYED_ROW = KEYED_BYTES - 8;
    private static final int NAMED_BYTES = CONTENT_ID_BYTES + 8;

    /** Layout of {@link #rows}. */
    static final int ROW = 0;

    static final int RANK = 8;
    static final int COPY = 16;
    static final int ROWS_BYTES = 17;

    private static final int LONGS_BATCH = 8192;

    private final Workspace space;
    private final Preference preference;
    private final RecordSorter rows;
    private final SpillFile firstRows;
    private long contents;

    private ContentRanking(Workspace space, Preference preference) throws IOException {
        this.space = space;
        this.preference = preference;
        this.rows = space.sorter("rows", ROWS_BYTES);
        this.firstRows = space.file("first-rows");
    }

    static ContentRanking of(Workspace space, Preference preference) throws IOException {
        ContentRanking ranking = new ContentRanking(space, preference);
        try {
            ranking.rank();
            return ranking;
        } catch (IOException | RuntimeException e) {
            ranking.close();
            throw e;
        }
    }

    /** Distinct contents: one more than the greatest rank. */
    long contents() {
        return contents;
    }

    /** A part's rows that are no stubs, in order, with rank and whether the row is a copy. */
    RecordCursor rows(PartId part) throws IOException {
        return rows.read(key(RowId.firstOf(part)), key(RowId.endOf(part)));
    }

    /** All parts' rows. */
    RecordCursor rows() throws IOException {
        return rows.read();
    }

    /** The first row of a content. */
    long firstRow(long rank, ByteBuffer scratch) throws IOException {
        scratch.clear().limit(8);
        firstRows.read(rank * 8, scratch);
        return scratch.getLong();
    }

    static byte[] key(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private void rank() throws IOException {
        try (RecordSorter keyed = space.sorter("keyed", KEYED_BYTES);
                RecordSorter named = space.sorter("named", NAMED_BYTES)) {
            space.forEachPart("read rows", part -> readPart(part, keyed));
            try (RecordSorter ranked = space.sorter("ranked", KEYED_BYTES)) {
                chooseFirstRows(keyed, ranked);
                numberContents(ranked, named);
            }
            joinRanks(keyed, named);
        }
    }

    private void readPart(PartId part, RecordSorter keyed) throws IOException {
        List<Column<?>> columns = new ArrayList<>(preference.columns());
        columns.addAll(List.of(FilesLayer.STUB, FilesLayer.CONTENT_ID, FilesLayer.REPO_NAME, FilesLayer.PATH));
        Corpus corpus = space.context().corpus();
        try (RowCursor cursor = corpus.read(part, columns);
                RecordWriter out = keyed.writer()) {
            while (cursor.next()) {
                Row row = cursor.row();
                if (row.find(FilesLayer.STUB) == null) {
                    out.putBytes(contentId(corpus, row), 0, CONTENT_ID_BYTES);
                    preference.put(out, row);
                    out.putLong(Preference.tieBreak(row))
                            .putLong(RowId.of(part, row.index()))
                            .end();
                }
            }
        }
    }

    private static byte[] contentId(Corpus corpus, Row row) throws CorpusFormatException {
        String id = row.get(FilesLayer.CONTENT_ID);
        try {
            byte[] bytes = HexFormat.of().parseHex(id);
            if (bytes.length == CONTENT_ID_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, like a wrong length
        }
        throw new CorpusFormatException(
                corpus.storage().location(Corpus.layerFile(FilesLayer.NAME, row.part())) + " row " + row.index(),
                "content_id " + id + " is not 40 hex digits: ingest the part again");
    }

    private static void chooseFirstRows(RecordSorter keyed, RecordSorter ranked) throws IOException {
        byte[] current = new byte[CONTENT_ID_BYTES];
        boolean any = false;
        try (RecordCursor in = keyed.read();
                RecordWriter out = ranked.writer()) {
            while (in.next()) {
                if (!any || !in.matches(0, current, 0, CONTENT_ID_BYTES)) {
                    any = true;
                    in.getBytes(0, current, 0, CONTENT_ID_BYTES);
                    out.putBytes(in.array(), in.offset() + CONTENT_ID_BYTES, Preference.BYTES)
                            .putBytes(current, 0, CONTENT_ID_BYTES)
                            .putBytes(in.array(), in.offset() + KEYED_ROW - 8, 16)
                            .end();
                }
            }
        }
    }

    private void numberContents(RecordSorter ranked, RecordSorter named) throws IOException {
        ByteBuffer batch = ByteBuffer.allocate(LONGS_BATCH * 8);
        try (RecordCursor in = ranked.read();
                RecordWriter out = named.writer()) {
            while (in.next()) {
                out.putBytes(in.array(), in.offset() + Preference.BYTES, CONTENT_ID_BYTES)
                        .putLong(contents++)
                        .end();
                batch.putLong(in.getLong(KEYED_ROW));
                if (!batch.hasRemaining()) {
                    firstRows.append(batch.flip());
                    batch.clear();
                }
            }
        }
        firstRows.append(batch.flip());
    }

    private void joinRanks(RecordSorter keyed, RecordSorter named) throws IOException {
        try (RecordCursor in = keyed.read();
                RecordCursor names = named.read();
                RecordWriter out = rows.writer()) {
            names.next();
            boolean copy = false;
            while (in.next()) {
                if (!in.matches(0, names.array(), names.offset(), CONTENT_ID_BYTES)) {
                    names.next();
                    copy = false;
                }
                out.putLong(in.getLong(KEYED_ROW))
                        .putLong(names.getLong(CONTENT_ID_BYTES))
                        .putByte(copy ? 1 : 0)
                        .end();
                copy = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        firstRows.close();
    }
}
