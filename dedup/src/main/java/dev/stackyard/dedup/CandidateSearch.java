package dev.stackyard.dedup;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RecordCursor;
import dev.stackyard.corpus.RecordSorter;
import dev.stackyard.corpus.RecordWriter;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Locality-sensitive hashing: finds pairs of contents that may be near duplicates, by bringing together those that agree in
 * all places of a band (Indyk and Motwani 1998; for MinHash see Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
 * section 3.4).
 */
final class CandidateSearch {

    /*
     * bands    band 1, hash of the band's places 7 | rank 8 | sketch 16     every band of every content
     * pairs    later rank 8 | earlier rank 8 | agreeing bits 1              candidates; may hold a pair several times
     */
    private static final int BANDS_BYTES = 32;

    /** Layout of a candidate pair: the less preferred content, the more preferred one, agreeing bits of their sketches. */
    static final int LATER = 0;

    static final int EARLIER = 8;
    static final int AGREEING = 16;
    static final int PAIRS_BYTES = 17;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final Workspace space;
    private final DuplicatesSettings settings;
    private final int hashes;

    CandidateSearch(Workspace space, DuplicatesSettings settings) {
        this.space = space;
        this.settings = settings;
        this.hashes = settings.signatures().hashes();
    }

    /** Columns that are read of rows that are no copies. */
    static List<Column<?>> columns(DuplicatesSettings settings) {
        List<Column<?>> columns = new ArrayList<>(List.of(SignaturesLayer.SIGNATURE));
        if (!settings.acrossLanguages()) {
            columns.add(LanguagesLayer.LANGUAGE);
        }
        return columns;
    }

    /** All candidate pairs, to be closed by the caller. */
    RecordSorter pairs(ContentRanking ranking) throws IOException {
        checkSettings();
        RecordSorter pairs = space.sorter("pairs", PAIRS_BYTES);
        try (RecordSorter bands = space.sorter("bands", BANDS_BYTES)) {
            space.forEachPart("read signatures", part -> readPart(part, ranking, bands));
            searchBands(bands, pairs);
            return pairs;
        } catch (IOException | RuntimeException e) {
            pairs.close();
            throw e;
        }
    }

    /** Signatures of other settings would be linked without complaint, and wrongly. */
    private void checkSettings() throws IOException {
        String expected = SignaturesStage.settingsFingerprint(settings.signatures());
        Corpus corpus = space.context().corpus();
        for (PartId part : corpus.parts()) {
            LayerStamp stamp = corpus.stamp(SignaturesLayer.NAME, part).orElseThrow();
            if (!stamp.settingsFingerprint().equals(expected)) {
                throw new UserException(corpus.storage().location(Corpus.layerFile(SignaturesLayer.NAME, part))
                        + " was made with other settings than duplicates has: run the stage signatures again");
            }
        }
    }

    private void readPart(PartId part, ContentRanking ranking, RecordSorter bands) throws IOException {
        Corpus corpus = space.context().corpus();
        try (RecordCursor contents = ranking.rows(part);
                RowCursor rows = corpus.read(part, columns(settings));
                RecordWriter out = bands.writer()) {
            while (contents.next()) {
                if (contents.getByte(ContentRanking.COPY) == 0) {
                    rows.skipTo(RowId.index(contents.getLong(ContentRanking.ROW)));
                    rows.next();
                    ByteSlice signature = rows.row().find(SignaturesLayer.SIGNATURE);
                    if (signature != null) {
                        putBands(signature, scope(rows.row()), contents.getLong(ContentRanking.RANK), out);
                    }
                }
            }
        }
    }

    /** A number that only rows have in common that may be compared. */
    private long scope(Row row) {
        String language = settings.acrossLanguages() ? null : row.find(LanguagesLayer.LANGUAGE);
        return language == null ? 0 : language.hashCode() * MULTIPLIER;
    }

    private void putBands(ByteSlice signature, long scope, long rank, RecordWriter out) throws IOException {
        byte[] places = signature.array();
        int offset = signature.offset();
        long sketch0 = BitSketch.half(places, offset, hashes, 0);
        long sketch1 = BitSketch.half(places, offset, hashes, 64);
        for (int band = 0; band < settings.bands(); band++) {
            long key = scope;
            for (int i = 0; i < settings.rows(); i++) {
                key = (key ^ (places[offset + band * settings.rows() + i] & 0xFF)) * MULTIPLIER;
                key ^= key >>> 32;
            }
            out.putLong(((long) band << 56) | (key >>> 8))
                    .putLong(rank)
                    .putLong(sketch0)
                    .putLong(sketch1)
                    .end();
        }
    }

    private void searchBands(RecordSorter bands, RecordSorter pairs) throws IOException {
        try (Progress.Task progress =
                space.context().progress().begin("duplicates: find candidates (bands)", settings.bands())) {
            List<Integer> all = IntStream.range(0, settings.bands()).boxed().toList();
            space.context().forEach(all, band -> {
                searchBand(band, bands, pairs);
                progress.advance(1, 0);
            });
        }
    }

    private void searchBand(int band, RecordSorter bands, RecordSorter pairs) throws IOException {
        byte[] from = {(byte) band};
        byte[] to = {(byte) (band + 1)};
        try (RecordCursor records = bands.read(from, to);
                RecordWriter out = pairs.writer()) {
            Bucket bucket = new Bucket(settings.threshold(), BitSketch.bits(hashes));
            while (records.next()) {
                bucket.add(records.getLong(0), records.getLong(8), records.getLong(16), records.getLong(24), out);
            }
        }
    }
}
