package dev.stackyard.tokenize;

import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.tokenize.bpe.TokenBuffer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes an encoded part ({@link WorkFiles}); it is there, whole, when {@link #commit} returns. */
final class WorkWriter implements Closeable {

    private static final int CHUNK_TOKENS = 1 << 14;

    private final Storage.Writer tokens;
    private final Storage.Writer documents;
    private final TokenWidth width;
    private final byte[] chunk;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();
    private int documentCount;

    private WorkWriter(Storage.Writer tokens, Storage.Writer documents, TokenWidth width) {
        this.tokens = tokens;
        this.documents = documents;
        this.width = width;
        this.chunk = new byte[CHUNK_TOKENS * width.bytes()];
    }

    static WorkWriter create(Storage storage, PartId part, String fingerprint, TokenWidth width) throws IOException {
        Storage.Writer tokens = storage.create(ShardFiles.partTokens(part));
        try {
            Storage.Writer documents = storage.create(ShardFiles.partDocuments(part));
            documents.write(WorkFiles.MAGIC);
            documents.write(fingerprint.getBytes(StandardCharsets.US_ASCII));
            return new WorkWriter(tokens, documents, width);
        } catch (IOException | RuntimeException e) {
            tokens.close();
            throw e;
        }
    }

    /** Number of the next token. */
    long tokenOffset() {
        return tokens.position() / width.bytes();
    }

    void writeTokens(TokenBuffer ids) throws IOException {
        int[] values = ids.array();
        for (int from = 0; from < ids.size(); from += CHUNK_TOKENS) {
            int to = Math.min(ids.size(), from + CHUNK_TOKENS);
            int bytes = 0;
            for (int i = from; i < to; i++) {
                bytes = width.put(values[i], chunk, bytes);
            }
            tokens.write(chunk, 0, bytes);
        }
    }

    /** @param key the document's place in the order of all documents */
    void writeDocument(long key, Document document) throws IOException {
        record.reset();
        WorkFiles.write(document, new DataOutputStream(record));
        DataOutputStream entry = new DataOutputStream(table);
        entry.writeLong(key);
        entry.writeLong(documents.position());
        entry.writeInt(record.size());
        entry.writeInt(document.segments().size());
        entry.writeLong(document.tokens());
        record.writeTo(documents);
        documentCount++;
    }

    void commit() throws IOException {
        long tablePosition = documents.position();
        table.writeTo(documents);
        DataOutputStream footer = new DataOutputStream(documents);
        footer.writeLong(tablePosition);
        footer.writeInt(documentCount);
        footer.write(WorkFiles.MAGIC);
        footer.flush();
        tokens.commit();
        documents.commit();
    }

    @Override
    public void close() throws IOException {
        try (tokens) {
            documents.close();
        }
    }
}
