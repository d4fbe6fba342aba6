package dev.stackyard.tokenize;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The two files that hold an encoded part until the shards are written. They are read by the version that wrote them and by
 * no other: the fingerprint includes {@link TokenizeStage#version}.
 *
 * <pre>
 * .part-00000.tokens      token ids back to back, as wide as in the shards
 *
 * .part-00000.documents   big-endian
 *   0        8   magic "STKWORK2"
 *   8       64   fingerprint, 64 hex digits
 *  72            a record per document:
 *                  u8 form, i64 name offset, i32 name tokens, i32 segments, then per segment
 *                  i64 token offset, i32 path tokens, i32 text tokens, i32 redactions, u8[20] released SHA-1,
 *                  strings kind, SWHID, language, licence type, i32 licences and as many strings; a string is i32 bytes, UTF-8
 *   t            a table entry per document: i64 key, i64 position, i32 length, i32 segments, i64 tokens
 *   end-20   8   t
 *   end-12   4   number of documents
 *   end-8    8   magic
 * </pre>
 */
final class WorkFiles {

    static final byte[] MAGIC = "STKWORK2".getBytes(StandardCharsets.US_ASCII);
    static final int FINGERPRINT_BYTES = 64;
    static final int HEADER_BYTES = MAGIC.length + FINGERPRINT_BYTES;
    static final int ENTRY_BYTES = 32;
    static final int FOOTER_BYTES = 20;

    private static final int SHA1_BYTES = 20;

    private WorkFiles() {}

    static void write(Document document, DataOutputStream out) throws IOException {
        out.writeByte(document.form().ordinal());
        out.writeLong(document.nameOffset());
        out.writeInt(document.nameTokens());
        out.writeInt(document.segments().size());
        for (Segment segment : document.segments()) {
            out.writeLong(segment.tokenOffset());
            out.writeInt(segment.pathTokens());
            out.writeInt(segment.textTokens());
            out.writeInt(segment.redactions());
            out.write(HexFormat.of().parseHex(segment.releasedSha1()));
            writeString(segment.kind(), out);
            writeString(segment.swhid(), out);
            writeString(segment.language(), out);
            writeString(segment.licenseType(), out);
            out.writeInt(segment.licenses().size());
            for (String license : segment.licenses()) {
                writeString(license, out);
            }
        }
    }

    private static void writeString(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static Document read(byte[] record) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
        DocumentForm form = DocumentForm.values()[in.readUnsignedByte()];
        long nameOffset = in.readLong();
        int nameTokens = in.readInt();
        int count = in.readInt();
        List<Segment> segments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            segments.add(readSegment(in));
        }
        return new Document(form, nameOffset, nameTokens, segments);
    }

    private static Segment readSegment(DataInputStream in) throws IOException {
        long tokenOffset = in.readLong();
        int pathTokens = in.readInt();
        int textTokens = in.readInt();
        int redactions = in.readInt();
        String sha1 = HexFormat.of().formatHex(in.readNBytes(SHA1_BYTES));
        String kind = readString(in);
        String swhid = readString(in);
        String language = readString(in);
        String licenseType = readString(in);
        int count = in.readInt();
        List<String> licenses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            licenses.add(readString(in));
        }
        return new Segment(
                tokenOffset, pathTokens, textTokens, kind, swhid, sha1, language, licenseType, licenses, redactions);
    }

    private static String readString(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
