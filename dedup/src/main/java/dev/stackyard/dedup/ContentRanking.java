package dev.stackyard.dedup;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The exact duplicates, and the order of preference. Rows with equal content ids are one content; the most preferred of
 * them is its first row, the others are copies. Contents are ranked by their first rows, from 0 for the most preferred: from
 * here on a content is its rank. Contents that another corpus keeps have the lowest ranks.
 *
 * @param rows every row that is no stub, by row; see {@link #ROW}
 * @param ranked the same, by rank; see {@link #RANKED_ROW}
 * @param contents how many contents there are: one more than the greatest rank
 * @param othersContents how many of them other corpora keep
 */
record ContentRanking(Table rows, Table ranked, long contents, long othersContents) implements Closeable {

    /*
     * keyed    content id 20 | preference 41 | tie break 8 | row 8 | repository 8    every row; groups equal contents
     * firsts   preference 41 | content id 20 | row 8 | tie break 8                   first rows; the position is the rank
     * named    content id 20 | rank 8                                                first rows; joined with keyed
     * rows     row 8 | rank 8 | copy 1 | repository 8                                the results
     * ranked   rank 8 | copy 1 | row 8 | repository 8
     */
    static final int CONTENT_ID_BYTES = 20;
    private static final int KEYED_TIE = CONTENT_ID_BYTES + Preference.BYTES;
    private static final int KEYED_ROW = KEYED_TIE + 8;
    private static final int KEYED_REPOSITORY = KEYED_ROW + 8;
    private static final TableShape KEYED = TableShape.fixed("keyed", KEYED_REPOSITORY + 8);
    private static final TableShape FIRSTS = TableShape.fixed("firsts", Preference.BYTES + CONTENT_ID_BYTES + 8);
    private static final TableShape NAMED = TableShape.fixed("named", CONTENT_ID_BYTES + 8);

    /** Layout of {@link #rows}. */
    static final int ROW = 0;

    static final int RANK = 8;
    static final int COPY = 16;
    static final int REPOSITORY = 17;
    private static final TableShape ROWS = TableShape.fixed("rows", 25);

    /** Layout of {@link #ranked}. */
    static final int RANKED_RANK = 0;

    static final int RANKED_COPY = 8;
    static final int RANKED_ROW = 9;
    static final int RANKED_REPOSITORY = 17;
    private static final TableShape RANKED = TableShape.fixed("ranked", 25);

    static ContentRanking of(DuplicatesRun run) throws IOException {
        DuplicatesSettings settings = run.settings();
        LinkedParts parts = run.parts();
        try (Table keyed = run.flow()
                        .run(run.eachPart("read rows").writing(KEYED), task -> readPart(task, settings, parts))
                        .get(0);
                Table firsts = run.join(CONTENT_ID_BYTES, FIRSTS, ContentRanking::chooseFirsts, keyed);
                Table named = run.join(FIRSTS.recordBytes(), NAMED, ContentRanking::number, firsts.numbered())) {
            List<Table> results = run.flow()
                    .run(
                            Job.of("", Tasks.ranges(CONTENT_ID_BYTES))
                                    .reading(keyed, named)
                                    .writing(ROWS, RANKED),
                            ContentRanking::joinRanks);
            return new ContentRanking(results.get(0), results.get(1), firsts.count(), othersContents(run, firsts));
        }
    }

    private static long othersContents(DuplicatesRun run, Table firsts) throws IOException {
        if (run.parts().others().isEmpty()) {
            return 0;
        }
        long contents = 0;
        try (TableCursor cursor = firsts.read()) {
            while (cursor.next() && cursor.getByte(0) == 0) {
                contents++;
            }
        }
        return contents;
    }

    private static void readPart(FlowTask task, DuplicatesSettings settings, LinkedParts parts) throws IOException {
        LinkedParts.Source source = parts.source(task);
        Preference preference = new Preference(settings);
        List<Column<String>> otherVerdicts = source.other() == null
                ? List.of()
                : source.other().verdicts().stream().map(LayerSchema::drop).toList();
        List<Column<?>> columns = new ArrayList<>(source.other() == null ? preference.columns() : otherVerdicts);
        columns.addAll(List.of(FilesLayer.STUB, FilesLayer.CONTENT_ID, FilesLayer.REPO_NAME, FilesLayer.PATH));
        RecordOutput out = task.output(0);
        try (RowCursor cursor = source.corpus().read(source.part(), columns)) {
            while (cursor.next()) {
                Row row = cursor.row();
                if (row.find(FilesLayer.STUB) == null
                        && otherVerdicts.stream().allMatch(verdict -> row.find(verdict) == null)) {
                    out.putBytes(contentId(source.corpus(), row), 0, CONTENT_ID_BYTES);
                    if (source.other() == null) {
                        preference.put(out, row);
                    } else {
                        Preference.putFirst(out);
                    }
                    out.putLong(Preference.tieBreak(row))
                            .putLong(RowId.of(task.part(), row.index()))
                            .putLong(Preference.hash(0, row.get(FilesLayer.REPO_NAME)))
                            .end();
                }
            }
            task.advance(cursor.rowCount(), 0);
        }
    }

    /** A row's content id as bytes. */
    static byte[] contentId(Corpus corpus, Row row) throws CorpusFormatException {
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

    private static void chooseFirsts(FlowTask task) throws IOException {
        byte[] current = new byte[CONTENT_ID_BYTES];
        boolean any = false;
        TableCursor in = task.open(0);
        RecordOutput out = task.output(0);
        while (in.next()) {
            if (!any || !in.matches(0, current, 0, CONTENT_ID_BYTES)) {
                any = true;
                in.getBytes(0, current, 0, CONTENT_ID_BYTES);
                out.putBytes(in, CONTENT_ID_BYTES, Preference.BYTES)
                        .putBytes(current, 0, CONTENT_ID_BYTES)
                        .putBytes(in, KEYED_ROW, 8)
                        .end();
            }
        }
    }

    private static void number(FlowTask task) throws IOException {
        TableCursor in = task.open(0);
        RecordOutput out = task.output(0);
        while (in.next()) {
            out.putBytes(in, Preference.BYTES, CONTENT_ID_BYTES)
                    .putLong(in.position())
                    .end();
        }
    }

    private static void joinRanks(FlowTask task) throws IOException {
        TableCursor in = task.open(0);
        TableCursor names = task.open(1);
        RecordOutput rows = task.output(0);
        RecordOutput ranked = task.output(1);
        names.next();
        boolean copy = false;
        while (in.next()) {
            if (in.compareKey(names, CONTENT_ID_BYTES) != 0) {
                names.next();
                copy = false;
            }
            rows.putBytes(in, KEYED_ROW, 8)
                    .putBytes(names, CONTENT_ID_BYTES, 8)
                    .putByte(copy ? 1 : 0)
                    .putBytes(in, KEYED_REPOSITORY, 8)
                    .end();
            ranked.putBytes(names, CONTENT_ID_BYTES, 8)
                    .putByte(copy ? 1 : 0)
                    .putBytes(in, KEYED_ROW, 16)
                    .end();
            copy = true;
        }
    }

    /** Moves a cursor of {@link #ranked} to the first row of a content, which must not come before where it stands. */
    static void advanceToFirst(TableCursor ranked, long rank) throws IOException {
        boolean there = ranked.length() > 0;
        while (!there || ranked.getLong(RANKED_RANK) < rank) {
            there = ranked.next();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        ranked.close();
    }
}
