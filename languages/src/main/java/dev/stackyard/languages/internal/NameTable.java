package dev.stackyard.languages.internal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of file names or of their endings that is asked with a place inside a path, so that looking up makes no
 * string. The hash runs from the path's end backwards: one pass over a file name yields it for every ending.
 *
 * <p>Immutable and thread-safe. Open addressing, linear probing, at most half full.
 */
public final class NameTable<T> {

    private final boolean ignoreCase;
    private final int mask;
    private final @Nullable String[] keys;
    private final @Nullable Object[] values;

    /** If case is to be ignored, the keys must be in lower case. */
    public NameTable(Map<String, T> entries, boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
        int capacity = Integer.highestOneBit(Math.max(1, entries.size())) * 4;
        this.mask = capacity - 1;
        this.keys = new String[capacity];
        this.values = new Object[capacity];
        entries.forEach(this::insert);
    }

    private void insert(String key, T value) {
        if (ignoreCase && !key.equals(key.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not in lower case: " + key);
        }
        int slot = slot(hash(key));
        while (keys[slot] != null) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    /** Adds the character before an ending to the ending's hash. The empty ending's is 0. */
    public static int extend(int hash, char c) {
        return 31 * hash + c;
    }

    /** Lower case as the keys have it. */
    public static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(c);
    }

    /** Hash of the characters from {@code start} to the end, folded. */
    public static int foldedHash(String path, int start) {
        int hash = 0;
        for (int i = path.length() - 1; i >= start; i--) {
            hash = extend(hash, fold(path.charAt(i)));
        }
        return hash;
    }

    private static int hash(String key) {
        int hash = 0;
        for (int i = key.length() - 1; i >= 0; i--) {
            hash = extend(hash, key.charAt(i));
        }
        return hash;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & mask;
    }

    /**
     * The value of the key that the path from {@code start} to its end is.
     *
     * @param hash of those characters, folded if this table ignores case
     */
    @SuppressWarnings("unchecked")
    public @Nullable T find(String path, int start, int hash) {
        int length = path.length() - start;
        int slot = slot(hash);
        String key = keys[slot];
        while (key != null) {
            if (key.length() == length && path.regionMatches(ignoreCase, start, key, 0, length)) {
                return (T) values[slot];
            }
            slot = (slot + 1) & mask;
            key = keys[slot];
        }
        return null;
    }
}
