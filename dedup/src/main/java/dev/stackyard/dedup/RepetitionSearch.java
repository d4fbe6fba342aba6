package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.util.List;

/** Finds runs of words that many files have: pieces of texts, chosen by {@link Winnower}, are counted across all files. */
final class RepetitionSearch {

    /*
     * pieces    hash 8 | row 8 | start 4 | end 4     chosen pieces: bytes of the text
     * lengths   row 8 | length 8                     texts that were looked at
     * repeated  row 8 | start 4 | end 4 | files 8    pieces that enough other files have, and how many do
     */
    private static final TableShape PIECES = TableShape.fixed("pieces", 24);
    private static final TableShape LENGTHS = TableShape.fixed("lengths", 16);
    private static final TableShape REPEATED = TableShape.fixed("repeated", 24);

    private static final List<Column<?>> COLUMNS =
            List.of(LayerSchema.drop(DuplicatesLayer.NAME), ContentsLayer.CONTENT, FilesLayer.SRC_ENCODING);

    private final RunContext context;
    private final RepetitionSettings settings;

    RepetitionSearch(RunContext context, RepetitionSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** Writes the layer of all parts. */
    void run() throws IOException {
        RepetitionSettings given = settings;
        List<Table> read = context.flow()
                .run(
                        eachPart("read texts").writing(PIECES, LENGTHS),
                        given.files() == 0 ? task -> {} : task -> readPart(task, given));
        try (Table pieces = read.get(0);
                Table lengths = read.get(1);
                Table repeated = context.flow()
                        .run(
                                Job.of("", Tasks.ranges(8)).reading(pieces).writing(REPEATED),
                                task -> count(task, given.files()))
                        .get(0)) {
            context.flow().run(eachPart("write findings").reading(lengths, repeated), RepetitionSearch::write);
        }
    }

    private Job eachPart(String label) throws IOException {
        long rows = 0;
        for (PartId part : context.corpus().parts()) {
            rows += context.corpus().rowCount(part);
        }
        return Job.of("repetition: " + label, Tasks.parts(context.corpus().parts()))
                .rows(rows);
    }

    private static void readPart(FlowTask task, RepetitionSettings settings) throws IOException {
        Shingler shingler = new Shingler(settings.pieceWords(), true);
        Winnower winnower = new Winnower(settings.window());
        try (RowCursor rows = task.corpus().read(task.part(), COLUMNS)) {
            while (rows.next()) {
                ByteSlice text = rows.row().find(LayerSchema.drop(DuplicatesLayer.NAME)) == null
                        ? rows.row().text()
                        : null;
                if (text != null) {
                    long row = RowId.of(task.part(), rows.row().index());
                    task.output(1).putLong(row).putLong(text.length()).end();
                    putPieces(row, text, shingler, winnower, task.output(0));
                }
            }
            task.advance(rows.rowCount(), 0);
        }
    }

    private static void putPieces(long row, ByteSlice text, Shingler shingler, Winnower winnower, RecordOutput out)
            throws IOException {
        int count = shingler.shingle(text.array(), text.offset(), text.length());
        if (!shingler.isTiny()) {
            winnower.choose(shingler.shingles(), count, (piece, hash) -> out.putLong(hash)
                    .putLong(row)
                    .putInt(shingler.start(piece) - text.offset())
                    .putInt(shingler.end(piece) - text.offset())
                    .end());
        }
    }

    /** A second cursor runs ahead and counts the files that have a piece. */
    private static void count(FlowTask task, int least) throws IOException {
        TableCursor ahead = task.open(0);
        TableCursor pieces = task.open(0);
        boolean more = ahead.next();
        while (more) {
            long hash = ahead.getLong(0);
            long occurrences = 0;
            long files = 0;
            long row = -1;
            while (more && ahead.getLong(0) == hash) {
                occurrences++;
                files += ahead.getLong(8) == row ? 0 : 1;
                row = ahead.getLong(8);
                more = ahead.next();
            }
            for (long i = 0; i < occurrences; i++) {
                pieces.next();
                if (files > least) {
                    task.output(0).putBytes(pieces, 8, 16).putLong(files - 1).end();
                }
            }
        }
    }

    private static void write(FlowTask task) throws IOException {
        long rows = task.corpus().rowCount(task.part());
        TableCursor lengths = task.open(0);
        RepeatedRuns runs = new RepeatedRuns(task.open(1));
        try (LayerWriter out = task.write(task.part(), RepetitionLayer.SCHEMA)) {
            boolean more = lengths.next();
            for (long index = 0; index < rows; index++) {
                if (more && RowId.index(lengths.getLong(0)) == index) {
                    runs.read(lengths.getLong(0));
                    runs.set(lengths.getLong(8), out.row());
                    more = lengths.next();
                }
                out.append();
            }
            out.commit();
        }
        task.advance(rows, 0);
    }
}
