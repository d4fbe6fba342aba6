package dev.stackyard.licenses.internal.passages;

import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What passages said, by a 128-bit hash of their words; the least recently used one is forgotten first. Two different
 * passages share a hash with a probability of 2^-128 a pair. Not thread-safe.
 */
final class PassageMemory {

    private record Key(long high, long low, int size, NoticeContext context) {}

    private final int capacity;
    private final Map<Key, List<Statement>> known;

    PassageMemory(int capacity) {
        this.capacity = capacity;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, List<Statement>> eldest) {
                return size() > PassageMemory.this.capacity;
            }
        };
    }

    /** What passages of these words said, or else what {@code reader} finds. */
    List<Statement> recall(Words words, NoticeContext context, Supplier<List<Statement>> reader) {
        if (capacity == 0) {
            return reader.get();
        }
        Key key = key(words, context);
        List<Statement> statements = known.get(key);
        if (statements == null) {
            statements = List.copyOf(reader.get());
            known.put(key, statements);
        }
        return statements;
    }

    private static Key key(Words words, NoticeContext context) {
        int[] hashes = words.hashes();
        long high = 0x9E3779B97F4A7C15L;
        long low = 0xC2B2AE3D27D4EB4FL;
        for (int i = 0; i < words.size(); i++) {
            high = Long.rotateLeft((high ^ hashes[i]) * 0xFF51AFD7ED558CCDL, 31);
            low = Long.rotateLeft((low + hashes[i]) * 0xC4CEB9FE1A85EC53L, 27);
        }
        return new Key(high, low, words.size(), context);
    }
}
