package dev.stackyard.tokenize;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a token id is written: the narrower of two types that a vocabulary fits.
 *
 * <p>The limit of 65,500 for two bytes is that of Megatron-Core ({@code optimal_dtype} in {@code indexed_dataset.py}), not
 * 65,536, so that its own tools choose the same.
 */
public enum TokenWidth {
    /** Two bytes, unsigned, little-endian. */
    UINT16(2, 8),
    /** Four bytes, signed, little-endian. */
    INT32(4, 4);

    private static final int UINT16_VOCABULARY_LIMIT = 65_500;

    private final int bytes;
    private final int megatronCode;

    TokenWidth(int bytes, int megatronCode) {
        this.bytes = bytes;
        this.megatronCode = megatronCode;
    }

    /** The width for a vocabulary. */
    public static TokenWidth of(int vocabularySize) {
        return vocabularySize < UINT16_VOCABULARY_LIMIT ? UINT16 : INT32;
    }

    /** The width that a Megatron index names; null for a type that token ids do not have. */
    static @Nullable TokenWidth ofMegatronCode(int code) {
        return code == UINT16.megatronCode ? UINT16 : code == INT32.megatronCode ? INT32 : null;
    }

    /** Bytes of one id. */
    public int bytes() {
        return bytes;
    }

    /** The type's name in manifests, which is NumPy's. */
    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Megatron's code of the type. */
    int megatronCode() {
        return megatronCode;
    }

    /** Writes an id; returns the position behind it. */
    int put(int id, byte[] target, int position) {
        target[position] = (byte) id;
        target[position + 1] = (byte) (id >>> 8);
        if (this == INT32) {
            target[position + 2] = (byte) (id >>> 16);
            target[position + 3] = (byte) (id >>> 24);
        }
        return position + bytes;
    }

    /** Reads an id. */
    int get(byte[] source, int position) {
        int low = (source[position] & 0xFF) | (source[position + 1] & 0xFF) << 8;
        return this == UINT16 ? low : low | (source[position + 2] & 0xFF) << 16 | (source[position + 3] & 0xFF) << 24;
    }
}
