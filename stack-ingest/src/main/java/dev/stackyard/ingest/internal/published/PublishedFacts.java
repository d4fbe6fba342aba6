package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.RowBuilder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a dataset says of one file; the columns of {@link PublishedLayer}. */
record PublishedFacts(
        String dataset,
        @Nullable String contentId,
        @Nullable String blobId,
        @Nullable Long lengthBytes,
        @Nullable String srcEncoding,
        @Nullable String language,
        @Nullable Boolean isVendor,
        @Nullable Boolean isGenerated,
        @Nullable List<String> detectedLicenses,
        @Nullable String licenseType,
        @Nullable Long numLines,
        @Nullable Double avgLineLength,
        @Nullable Long maxLineLength,
        @Nullable Double alphaFraction,
        @Nullable Double alphanumFraction) {

    void set(RowBuilder row) {
        row.set(PublishedLayer.DATASET, dataset)
                .set(PublishedLayer.CONTENT_ID, contentId)
                .set(PublishedLayer.BLOB_ID, blobId)
                .set(PublishedLayer.LENGTH_BYTES, lengthBytes)
                .set(PublishedLayer.SRC_ENCODING, srcEncoding)
                .set(PublishedLayer.LANGUAGE, language)
                .set(PublishedLayer.IS_VENDOR, isVendor)
                .set(PublishedLayer.IS_GENERATED, isGenerated)
                .set(PublishedLayer.DETECTED_LICENSES, detectedLicenses)
                .set(PublishedLayer.LICENSE_TYPE, licenseType)
                .set(PublishedLayer.NUM_LINES, numLines)
                .set(PublishedLayer.AVG_LINE_LENGTH, avgLineLength)
                .set(PublishedLayer.MAX_LINE_LENGTH, maxLineLength)
                .set(PublishedLayer.ALPHA_FRACTION, alphaFraction)
                .set(PublishedLayer.ALPHANUM_FRACTION, alphanumFraction);
    }

    /** Writes the facts for {@link #read}; a form of scratch files, which no later version reads. */
    void write(DataOutput out) throws IOException {
        for (String text : new @Nullable String[] {dataset, contentId, blobId, srcEncoding, language, licenseType}) {
            write(text, out);
        }
        for (Number number : new @Nullable Number[] {
            lengthBytes, numLines, maxLineLength, avgLineLength, alphaFraction, alphanumFraction
        }) {
            out.writeBoolean(number != null);
            if (number != null) {
                out.writeLong(number instanceof Double real ? Double.doubleToLongBits(real) : number.longValue());
            }
        }
        write(isVendor, out);
        write(isGenerated, out);
        out.writeInt(detectedLicenses == null ? -1 : detectedLicenses.size());
        for (String licence : detectedLicenses == null ? List.<String>of() : detectedLicenses) {
            write(licence, out);
        }
    }

    static PublishedFacts read(DataInput in) throws IOException {
        String dataset = String.valueOf(readText(in));
        String contentId = readText(in);
        String blobId = readText(in);
        String srcEncoding = readText(in);
        String language = readText(in);
        String licenseType = readText(in);
        Long lengthBytes = readLong(in);
        Long numLines = readLong(in);
        Long maxLineLength = readLong(in);
        Double avgLineLength = readDouble(in);
        Double alphaFraction = readDouble(in);
        Double alphanumFraction = readDouble(in);
        Boolean isVendor = readBoolean(in);
        Boolean isGenerated = readBoolean(in);
        return new PublishedFacts(
                dataset,
                contentId,
                blobId,
                lengthBytes,
                srcEncoding,
                language,
                isVendor,
                isGenerated,
                readList(in),
                licenseType,
                numLines,
                avgLineLength,
                maxLineLength,
                alphaFraction,
                alphanumFraction);
    }

    static void write(@Nullable String text, DataOutput out) throws IOException {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static @Nullable String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Boolean value, DataOutput out) throws IOException {
        out.writeByte(value == null ? 2 : value ? 1 : 0);
    }

    @SuppressWarnings("NullableBoolean") // a column that may be null
    private static @Nullable Boolean readBoolean(DataInput in) throws IOException {
        int value = in.readByte();
        return value == 2 ? null : Boolean.valueOf(value == 1);
    }

    static @Nullable Long readLong(DataInput in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }

    private static @Nullable Double readDouble(DataInput in) throws IOException {
        Long bits = readLong(in);
        return bits == null ? null : Double.longBitsToDouble(bits);
    }

    private static @Nullable List<String> readList(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0) {
            return null;
        }
        List<String> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(String.valueOf(readText(in)));
        }
        return list;
    }
}
