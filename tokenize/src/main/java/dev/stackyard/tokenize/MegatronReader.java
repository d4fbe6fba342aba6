package dev.stackyard.tokenize;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads a Megatron-Core indexed dataset with one sequence per document, as {@link MegatronIndex} lays it out. Reads by position,
 * so any storage serves; holds neither file in memory. Not thread-safe.
 */
public final class MegatronReader implements Closeable {

    private final String location;
    private final Storage.Reader idx;
    private final Storage.Reader bin;
    private final TokenWidth width;
    private final int documents;

    private MegatronReader(String location, Storage.Reader idx, Storage.Reader bin) throws IOException {
        this.location = location;
        this.idx = idx;
        this.bin = bin;
        ByteBuffer header = read(0, MegatronIndex.HEADER_BYTES);
        byte[] magic = new byte[MegatronIndex.MAGIC.length];
        header.get(magic);
        if (!Arrays.equals(magic, MegatronIndex.MAGIC) || header.getLong() != MegatronIndex.VERSION) {
            throw new CorpusFormatException(location, "is no Megatron index of version " + MegatronIndex.VERSION);
        }
        int code = header.get();
        TokenWidth found = TokenWidth.ofMegatronCode(code);
        if (found == null) {
            throw new CorpusFormatException(location, "has tokens of type " + code + ", not 8 (u16) or 4 (i32)");
        }
        this.width = found;
        long sequences = header.getLong();
        if (sequences < 0 || sequences > Integer.MAX_VALUE || header.getLong() != sequences + 1) {
            throw new CorpusFormatException(location, "has not one sequence per document");
        }
        if (idx.size() != MegatronIndex.size(sequences)) {
            throw new CorpusFormatException(
                    location,
                    "has " + idx.size() + " bytes, not " + MegatronIndex.size(sequences) + " for " + sequences
                            + " documents");
        }
        this.documents = (int) sequences;
    }

    /**
     * Opens a shard.
     *
     * @param idxName the index, inside the storage
     * @param binName the tokens
     * @throws CorpusFormatException if the index is none, or its size is not what it says
     */
    public static MegatronReader open(Storage storage, String idxName, String binName) throws IOException {
        Storage.Reader idx = storage.open(idxName);
        try {
            Storage.Reader bin = storage.open(binName);
            try {
                return new MegatronReader(storage.location(idxName), idx, bin);
            } catch (IOException | RuntimeException e) {
                bin.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            idx.close();
            throw e;
        }
    }

    /** Number of documents. */
    public int documents() {
        return documents;
    }

    /** Number of tokens. */
    public long tokens() {
        return bin.size() / width.bytes();
    }

    public TokenWidth width() {
        return width;
    }

    /** The tokens of a document, from 0 to {@code documents() - 1}. */
    public int[] document(int document) throws IOException {
        return tokens(documentStart(document), documentLength(document));
    }

    /** First token of a document, counted from the start of the shard. */
    public long documentStart(int document) throws IOException {
        Objects.checkIndex(document, documents);
        long position = MegatronIndex.HEADER_BYTES + 4L * documents + 8L * document;
        return read(position, Long.BYTES).getLong() / width.bytes();
    }

    /** How many tokens a document has. */
    public int documentLength(int document) throws IOException {
        Objects.checkIndex(document, documents);
        return read(MegatronIndex.HEADER_BYTES + 4L * document, Integer.BYTES).getInt();
    }

    /**
     * A range of tokens.
     *
     * @param first counted from the start of the shard
     * @throws CorpusFormatException if the shard ends before that
     */
    public int[] tokens(long first, int count) throws IOException {
        if (first < 0 || count < 0 || first + count > tokens()) {
            throw new CorpusFormatException(
                    location, "names tokens " + first + " to " + (first + count) + ", the shard has " + tokens());
        }
        byte[] bytes = new byte[Math.multiplyExact(count, width.bytes())];
        bin.readFully(first * width.bytes(), bytes, 0, bytes.length);
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = width.get(bytes, i * width.bytes());
        }
        return ids;
    }

    /**
     * Checks that the documents of the index tile the tokens.
     *
     * @throws CorpusFormatException naming the first document that does not fit
     */
    public void check() throws IOException {
        long expected = 0;
        for (int document = 0; document < documents; document++) {
            long position = MegatronIndex.HEADER_BYTES + 12L * documents + 8L * document;
            if (documentStart(document) != expected
                    || read(position, Long.BYTES).getLong() != document) {
                throw new CorpusFormatException(location, "places document " + document + " wrongly");
            }
            expected += documentLength(document);
        }
        if (expected * width.bytes() != bin.size()) {
            throw new CorpusFormatException(
                    location, "speaks of " + expected + " tokens, but there are " + bin.size() + " bytes of them");
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        if (position + length > idx.size()) {
            throw new CorpusFormatException(location, "is cut short at byte " + idx.size());
        }
        byte[] bytes = new byte[length];
        idx.readFully(position, bytes, 0, length);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        try (idx) {
            bin.close();
        }
    }
}
