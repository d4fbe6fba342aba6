package dev.stackyard.tokenize.bpe;

import dev.stackyard.corpus.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A byte-level BPE tokenizer: vocabulary, merges, control tokens, and how text is cut before merging. Immutable and
 * thread-safe; each thread encodes with an {@link BpeEncoder} of its own.
 *
 * <p><b>Text never becomes control.</b> All added tokens of a file, whether it calls them special or not, are control tokens:
 * {@link BpeEncoder} never produces one, whatever the text says, and merges that would are left out. Hugging Face tokenizers
 * take them from text by default; apart from that the ids are the same.
 */
public final class Tokenizer {

    private final Vocabulary vocabulary;
    private final MergeTable merges;
    private final Pretokenization pretokenization;
    private final Normalization normalization;
    private final boolean ignoreMerges;
    private final int[] byteTokens;
    private final @Nullable Map<ByteSlice, Integer> wholeTokens;
    private volatile @Nullable PretokenCache seed;

    Tokenizer(
            Vocabulary vocabulary,
            MergeTable merges,
            Pretokenization pretokenization,
            Normalization normalization,
            boolean ignoreMerges)
            throws UnsupportedTokenizerException {
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.pretokenization = pretokenization;
        this.normalization = normalization;
        this.ignoreMerges = ignoreMerges;
        this.byteTokens = vocabulary.byteTokens();
        for (int b = 0; b < byteTokens.length; b++) {
            if (byteTokens[b] < 0) {
                throw new UnsupportedTokenizerException(
                        "$.model.vocab", "has no token for the byte " + b + ": text with it could not be encoded");
            }
        }
        this.wholeTokens = ignoreMerges ? wholeTokens() : null;
    }

    /**
     * Reads a {@code tokenizer.json} of Hugging Face tokenizers.
     *
     * @param file what messages call it
     * @param json the file's bytes
     * @throws dev.stackyard.corpus.CorpusFormatException if it is malformed; names the byte
     * @throws dev.stackyard.corpus.UserException if it asks for something else than byte-level BPE with a known pre-tokenizer;
     *     names the JSON path
     */
    public static Tokenizer read(String file, byte[] json) throws IOException {
        return TokenizerJson.read(file, json);
    }

    /** A {@code tokenizer.json} that Hugging Face tokenizers load; equal tokenizers give equal bytes. */
    public byte[] toJson() {
        return TokenizerJsonWriter.write(this);
    }

    /** An encoder for one thread. */
    public BpeEncoder encoder() {
        PretokenCache known = seed;
        if (known == null) {
            known = new PretokenCache();
            encoder(known).learn(vocabulary);
            seed = known;
        }
        return encoder(known.copy());
    }

    private BpeEncoder encoder(PretokenCache cache) {
        return new BpeEncoder(
                pretokenization.scanner(),
                new PairMerger(merges, byteTokens),
                cache,
                wholeTokens,
                pretokenization.prefixSpace());
    }

    /** All ordinary tokens by their bytes; of two with equal bytes the one with the lower id. */
    private Map<ByteSlice, Integer> wholeTokens() {
        Map<ByteSlice, Integer> whole = new HashMap<>();
        for (int id = 0; id < vocabulary.size(); id++) {
            byte[] bytes = vocabulary.bytes(id);
            if (bytes != null && !vocabulary.isControl(id)) {
                whole.putIfAbsent(ByteSlice.of(bytes), id);
            }
        }
        return whole;
    }

    /** One more than the largest id. */
    public int vocabularySize() {
        return vocabulary.size();
    }

    /** Control tokens by ascending id. */
    public List<AddedToken> controlTokens() {
        return vocabulary.controls();
    }

    /** The control token that is spelled so. */
    public Optional<AddedToken> controlToken(String content) {
        return vocabulary.controls().stream()
                .filter(token -> token.content().equals(content))
                .findFirst();
    }

    /** Whether an id is a control token's. */
    public boolean isControl(int id) {
        return vocabulary.isControl(id);
    }

    /** How text is cut before merging. */
    public Pretokenization pretokenization() {
        return pretokenization;
    }

    /**
     * What the file asks to be done to text first. {@link BpeEncoder} leaves text as it is, because what is encoded must
     * decode to the same bytes; who wants to agree with Hugging Face tokenizers on text that is not normalized normalizes it
     * before.
     */
    public Normalization normalization() {
        return normalization;
    }

    /**
     * The bytes that tokens stand for; control tokens give their spelling.
     *
     * @param ids tokens are {@code ids[from]} to {@code ids[to - 1]}
     * @throws IllegalArgumentException if an id is no token's
     */
    public byte[] decode(int[] ids, int from, int to) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(4 * (to - from));
        for (int i = from; i < to; i++) {
            byte[] bytes = vocabulary.bytes(ids[i]);
            if (bytes == null) {
                throw new IllegalArgumentException(
                        "no token has the id " + ids[i] + "; the vocabulary ends before " + vocabularySize());
            }
            text.writeBytes(bytes);
        }
        return text.toByteArray();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    MergeTable merges() {
        return merges;
    }

    boolean ignoresMerges() {
        return ignoreMerges;
    }
}
