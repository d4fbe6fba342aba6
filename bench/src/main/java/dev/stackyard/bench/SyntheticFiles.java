package dev.stackyard.bench;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PartId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Any number of tiny made-up files, as the layers that deduplication reads, with the skew that breaks other tools: one content
 * copied a million times, one file with a million variants, families of near duplicates, copies of files that lie far apart.
 * Texts are {@value #WORDS} words; what a row says follows from its number.
 */
final class SyntheticFiles {

    static final int PART_ROWS = 250_000;
    private static final int WORDS = 20;
    private static final int FAMILY = 20;
    private static final int VOCABULARY = 1 << 12;

    /** The shares of the kinds of rows, in percent, one after the other. */
    private static final int GIANT_COPIES = 2;

    private static final int GIANT_VARIANTS = 4;
    private static final int FAMILIES = 24;
    private static final int COPIES = 34;

    private final Corpus corpus;
    private final long rows;
    private final StringBuilder text = new StringBuilder();

    /** For one thread. */
    SyntheticFiles(Corpus corpus, long rows) {
        this.corpus = corpus;
        this.rows = rows;
    }

    static int parts(long rows) {
        return Math.toIntExact((rows + PART_ROWS - 1) / PART_ROWS);
    }

    /** Writes the layers of a part. */
    void write(PartId part) throws IOException {
        LayerStamp stamp = new LayerStamp("ingest", 1, Fingerprints.ofText(part + " of " + rows), Map.of());
        long from = (long) part.number() * PART_ROWS;
        try (LayerWriter files = corpus.write(part, FilesLayer.SCHEMA, stamp);
                LayerWriter contents = corpus.write(part, ContentsLayer.SCHEMA, stamp);
                LayerWriter licenses = corpus.write(part, LicensesLayer.SCHEMA, stamp)) {
            for (long row = from; row < Math.min(rows, from + PART_ROWS); row++) {
                append(row, files, contents, licenses);
            }
            contents.commit();
            licenses.commit();
            files.commit();
        }
    }

    private void append(long row, LayerWriter files, LayerWriter contents, LayerWriter licenses) throws IOException {
        byte[] bytes = text(row).getBytes(StandardCharsets.US_ASCII);
        long repository = row / 100;
        String id = id(bytes);
        files.row()
                .set(FilesLayer.REPO_NAME, "made/up" + repository)
                .set(FilesLayer.REPO_URL, "https://example.org/made/up" + repository)
                .set(FilesLayer.REVISION_ID, id)
                .set(FilesLayer.DIRECTORY_ID, id)
                .set(FilesLayer.SNAPSHOT_ID, id)
                .set(FilesLayer.BRANCH_NAME, "HEAD")
                .set(FilesLayer.STAR_EVENTS_COUNT, mix(repository) >>> 54)
                .set(FilesLayer.FORK_EVENTS_COUNT, 0L)
                .set(FilesLayer.KIND, "code")
                .set(FilesLayer.PATH, "/f" + row % 100)
                .set(FilesLayer.EXTENSION, "")
                .set(FilesLayer.CONTENT_ID, id)
                .set(FilesLayer.BLOB_ID, id)
                .set(FilesLayer.LENGTH_BYTES, (long) bytes.length)
                .set(FilesLayer.MODE, "100644")
                .set(FilesLayer.SRC_ENCODING, "UTF-8");
        files.append();
        contents.row().set(ContentsLayer.CONTENT, ByteSlice.of(bytes));
        contents.append();
        licenses.row()
                .set(LicensesLayer.DETECTED_LICENSES, List.of())
                .set(LicensesLayer.LICENSE_PATHS, List.of())
                .set(LicensesLayer.LICENSE_TYPE, "no_license");
        licenses.append();
    }

    private String text(long row) {
        int kind = (int) Long.remainderUnsigned(mix(row), 100);
        if (kind < GIANT_COPIES) {
            return words(-1, -1);
        }
        if (kind < GIANT_VARIANTS) {
            return words(-2, row);
        }
        if (kind < FAMILIES) {
            return words(-3 - Long.remainderUnsigned(mix(row + 1), rows / FAMILY + 1), row);
        }
        // copies have the number of some other row, and then its text, whatever its kind
        return kind < COPIES ? words(Long.remainderUnsigned(mix(row + 2), rows), -1) : words(row, -1);
    }

    /** Words made from one number, the last from another if there is one. */
    private String words(long seed, long last) {
        text.setLength(0);
        for (int i = 0; i < WORDS; i++) {
            long number = i == WORDS - 1 && last >= 0 ? VOCABULARY + last : mix(seed * WORDS + i) & (VOCABULARY - 1);
            text.append(Long.toString(number, 36)).append(i % 8 == 7 ? '\n' : ' ');
        }
        return text.toString();
    }

    /** Not the SHA-1 of anything, but as good a key. */
    private static String id(byte[] bytes) {
        long a = 1;
        long b = 2;
        for (byte c : bytes) {
            a = mix(a ^ c);
            b = mix(b + c);
        }
        return HexFormat.of().toHexDigits(a)
                + HexFormat.of().toHexDigits(b)
                + HexFormat.of().toHexDigits((int) mix(a + b));
    }

    private static long mix(long x) {
        long y = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L + 0x9E3779B97F4A7C15L;
        y = (y ^ y >>> 27) * 0x94D049BB133111EBL;
        return y ^ y >>> 31;
    }
}
