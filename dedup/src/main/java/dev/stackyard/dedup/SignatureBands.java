package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowId;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part's signatures: from its layer, or made of its text where another corpus has none that can be used. */
final class SignatureBands implements Closeable {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final DuplicatesSettings settings;
    private final RowCursor rows;
    private final @Nullable TextSigner signer;

    private SignatureBands(DuplicatesSettings settings, RowCursor rows, @Nullable TextSigner signer) {
        this.settings = settings;
        this.rows = rows;
        this.signer = signer;
    }

    /** Columns of the corpus's own rows that are read. */
    static List<Column<?>> columns(DuplicatesSettings settings) {
        List<Column<?>> columns = new ArrayList<>(List.of(SignaturesLayer.SIGNATURE));
        if (!settings.acrossLanguages()) {
            columns.add(LanguagesLayer.LANGUAGE);
        }
        return columns;
    }

    /**
     * Signatures of other settings would be linked without complaint, and wrongly.
     *
     * @throws UserException if a part has such
     */
    static void check(DuplicatesRun run) throws IOException {
        Corpus corpus = run.corpus();
        for (PartId part : corpus.parts()) {
            LayerStamp stamp = corpus.stamp(SignaturesLayer.NAME, part).orElseThrow();
            if (!SignaturesStage.made(stamp, run.settings().signatures())) {
                throw new UserException(corpus.storage().location(Corpus.layerFile(SignaturesLayer.NAME, part))
                        + " was made with other settings than duplicates has: run the stage signatures again");
            }
        }
    }

    static SignatureBands open(FlowTask task, DuplicatesSettings settings, LinkedParts parts) throws IOException {
        LinkedParts.Source source = parts.source(task);
        boolean signed = source.other() == null || source.other().signed();
        List<Column<?>> columns = new ArrayList<>(columns(settings));
        if (!signed) {
            columns.remove(SignaturesLayer.SIGNATURE);
            columns.addAll(List.of(ContentsLayer.CONTENT, FilesLayer.SRC_ENCODING));
        }
        RowCursor rows = source.corpus().read(source.part(), columns);
        return new SignatureBands(
                settings, rows, signed ? null : settings.signatures().signer());
    }

    /** The signature of the row that a record begins with, which must come after the last one; null if it has none. */
    @Nullable
    ByteSlice signature(TableCursor record) throws IOException {
        rows.skipTo(RowId.index(record.getLong(0)));
        rows.next();
        if (signer == null) {
            return rows.row().find(SignaturesLayer.SIGNATURE);
        }
        ByteSlice text = rows.row().ownText();
        byte[] signature = text == null ? null : signer.sign(text);
        return signature == null ? null : ByteSlice.of(signature);
    }

    /** A number that only rows have in common that may be compared: that of the language of the last row, or 0. */
    long scope() {
        return scope(rows.row(), settings);
    }

    static long scope(Row row, DuplicatesSettings settings) {
        String language = settings.acrossLanguages() ? null : row.find(LanguagesLayer.LANGUAGE);
        return language == null ? 0 : Preference.hash(0, language);
    }

    /** Mixes the next value of a band into its key. */
    static long step(long key, int value) {
        long mixed = (key ^ value) * MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
