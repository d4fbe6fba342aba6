package dev.stackyard.tokenize.bpe;

import dev.stackyard.corpus.ByteSlice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into token ids. The ids are those that Hugging Face tokenizers give for the same file and text, except that
 * text never becomes control: an added token's spelling in the text is ordinary text.
 *
 * <p>Made by {@link Tokenizer#encoder}; owned by one thread, kept from text to text: it remembers the pretokens it has seen, in
 * about 8 MiB.
 */
public final class BpeEncoder {

    /** Tokens that a fresh encoder's cache knows: a vocabulary of StarCoder2's size fits, and half the cache stays free. */
    private static final int MOST_LEARNT = 49_152;

    /** Pretokens that are cut before they are looked up: enough to keep the two loops apart, few enough for the L1 cache. */
    private static final int ENDS = 512;

    private final Pretokenizer pretokenizer;
    private final PairMerger merger;
    private final PretokenCache cache;
    private final @Nullable Map<ByteSlice, Integer> wholeTokens;
    private final boolean prefixSpace;
    private final int[] ends = new int[ENDS];

    /** @param wholeTokens for {@code ignore_merges}: tokens that a pretoken becomes if it is spelled like one */
    BpeEncoder(
            Pretokenizer pretokenizer,
            PairMerger merger,
            PretokenCache cache,
            @Nullable Map<ByteSlice, Integer> wholeTokens,
            boolean prefixSpace) {
        this.pretokenizer = pretokenizer;
        this.merger = merger;
        this.cache = cache;
        this.wholeTokens = wholeTokens;
        this.prefixSpace = prefixSpace;
    }

    /**
     * Appends the tokens of a text. Any bytes are accepted; the tokens of bytes that are no UTF-8 decode to the same bytes.
     *
     * @param text not modified
     * @param offset first byte of the text
     * @param length bytes of the text; 0 gives no tokens
     * @param out receives at most {@code length} tokens, one more if the tokenizer puts a space before text
     */
    public void encode(byte[] text, int offset, int length, TokenBuffer out) {
        java.util.Objects.checkFromIndexSize(offset, length, text.length);
        if (prefixSpace && length > 0 && text[offset] != ' ') {
            byte[] prefixed = new byte[length + 1];
            prefixed[0] = ' ';
            System.arraycopy(text, offset, prefixed, 1, length);
            encodeRange(prefixed, 0, prefixed.length, out);
        } else {
            encodeRange(text, offset, offset + length, out);
        }
    }

    private void encodeRange(byte[] text, int start, int limit, TokenBuffer out) {
        int from = start;
        while (from < limit) {
            int count = pretokenizer.cut(text, from, limit, ends);
            encodePretokens(text, from, count, out);
            from = ends[count - 1];
        }
    }

    /** The hot loop: most pretokens have up to three tokens, which the cache knows. */
    private void encodePretokens(byte[] text, int start, int count, TokenBuffer out) {
        out.ensure(ends[count - 1] - start + PackedTokens.MOST);
        int[] ids = out.array();
        int size = out.size();
        int from = start;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            long packed = cache.find(text, from, end - from);
            if (packed != 0) {
                size += PackedTokens.unpack(packed, ids, size);
            } else {
                out.resize(size);
                encodeOther(text, from, end, out);
                ids = out.array();
                size = out.size();
            }
            from = end;
        }
        out.resize(size);
    }

    private void encodeOther(byte[] text, int start, int end, TokenBuffer out) {
        if (cache.append(text, start, end - start, out)) {
            return;
        }
        int before = out.size();
        Integer whole = wholeTokens == null ? null : wholeTokens.get(new ByteSlice(text, start, end - start));
        if (whole == null) {
            merger.merge(text, start, end, out);
        } else {
            out.add(whole);
        }
        cache.put(text, start, end - start, out.array(), before, out.size() - before);
    }

    /** Fills the cache with tokens that are pretokens of their own: the first ones, which are the most frequent. */
    void learn(Vocabulary vocabulary) {
        TokenBuffer scratch = new TokenBuffer();
        for (int id = 0; id < Math.min(vocabulary.size(), MOST_LEARNT); id++) {
            byte[] token = vocabulary.bytes(id);
            if (token != null && !vocabulary.isControl(id) && isPretoken(token)) {
                scratch.clear();
                if (cache.find(token, 0, token.length) == 0) {
                    encodeOther(token, 0, token.length, scratch);
                }
            }
        }
    }

    private boolean isPretoken(byte[] token) {
        return token.length > 0
                && token.length <= PretokenCache.LONGEST_BYTES
                && pretokenizer.end(token, 0, token.length) == token.length;
    }
}
