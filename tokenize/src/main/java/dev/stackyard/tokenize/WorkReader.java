package dev.stackyard.tokenize;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads an encoded part ({@link WorkFiles}). Not thread-safe. */
final class WorkReader implements Closeable {

    private static final int TABLE_CHUNK_ENTRIES = 1 << 12;

    private final PartId part;
    private final String location;
    private final Storage.Reader tokens;
    private final Storage.Reader documents;

    private WorkReader(PartId part, String location, Storage.Reader tokens, Storage.Reader documents) {
        this.part = part;
        this.location = location;
        this.tokens = tokens;
        this.documents = documents;
    }

    static WorkReader open(Storage storage, PartId part) throws IOException {
        Storage.Reader tokens = storage.open(ShardFiles.partTokens(part));
        try {
            String name = ShardFiles.partDocuments(part);
            return new WorkReader(part, storage.location(name), tokens, storage.open(name));
        } catch (IOException | RuntimeException e) {
            tokens.close();
            throw e;
        }
    }

    /** Whether a part is there, encoded under a fingerprint. */
    static boolean isCurrent(Storage storage, PartId part, String fingerprint) throws IOException {
        if (!storage.exists(ShardFiles.partTokens(part)) || !storage.exists(ShardFiles.partDocuments(part))) {
            return false;
        }
        try (Storage.Reader reader = storage.open(ShardFiles.partDocuments(part))) {
            byte[] header = new byte[WorkFiles.HEADER_BYTES];
            if (reader.size() < header.length) {
                return false;
            }
            reader.readFully(0, header, 0, header.length);
            byte[] magic = Arrays.copyOf(header, WorkFiles.MAGIC.length);
            String found =
                    new String(header, WorkFiles.MAGIC.length, WorkFiles.FINGERPRINT_BYTES, StandardCharsets.US_ASCII);
            return Arrays.equals(magic, WorkFiles.MAGIC) && found.equals(fingerprint);
        }
    }

    /** Hears of documents. */
    @FunctionalInterface
    interface EntryVisitor {
        void visit(DocumentEntry entry) throws IOException;
    }

    /** Goes through the table of documents, in the order in which they were written. */
    void forEachEntry(EntryVisitor action) throws IOException {
        ByteBuffer footer = read(documents.size() - WorkFiles.FOOTER_BYTES, WorkFiles.FOOTER_BYTES);
        long position = footer.getLong();
        int left = footer.getInt();
        while (left > 0) {
            int count = Math.min(left, TABLE_CHUNK_ENTRIES);
            ByteBuffer entries = read(position, count * WorkFiles.ENTRY_BYTES);
            for (int i = 0; i < count; i++) {
                action.visit(new DocumentEntry(
                        part,
                        entries.getLong(),
                        entries.getLong(),
                        entries.getInt(),
                        entries.getInt(),
                        entries.getLong()));
            }
            position += (long) count * WorkFiles.ENTRY_BYTES;
            left -= count;
        }
    }

    Document document(DocumentEntry entry) throws IOException {
        byte[] record = read(entry.position(), entry.length()).array();
        try {
            return WorkFiles.read(record);
        } catch (IOException | RuntimeException e) {
            throw new CorpusFormatException(
                    location, "is damaged at byte " + entry.position() + ": delete it and tokenize again", e);
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        if (position < WorkFiles.HEADER_BYTES || position + length > documents.size()) {
            throw new CorpusFormatException(
                    location, "is damaged at byte " + position + ": delete it and tokenize again");
        }
        byte[] bytes = new byte[length];
        documents.readFully(position, bytes, 0, length);
        return ByteBuffer.wrap(bytes);
    }

    /** Reads bytes of the token file. */
    void readTokenBytes(long position, byte[] target, int offset, int length) throws IOException {
        tokens.readFully(position, target, offset, length);
    }

    @Override
    public void close() throws IOException {
        try (tokens) {
            documents.close();
        }
    }
}
