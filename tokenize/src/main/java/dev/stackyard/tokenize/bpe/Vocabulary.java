package dev.stackyard.tokenize.bpe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tokens of a tokenizer by id: byte strings, and control tokens. Immutable, thread-safe. */
final class Vocabulary {

    private final @Nullable byte[][] tokens;
    private final List<AddedToken> controls;
    private final Map<Integer, AddedToken> controlsById = new HashMap<>();

    private Vocabulary(@Nullable byte[][] tokens, List<AddedToken> controls) {
        this.tokens = tokens;
        this.controls = controls;
        controls.forEach(control -> controlsById.put(control.id(), control));
    }

    /** One more than the largest id. */
    int size() {
        return tokens.length;
    }

    /** The bytes that an id stands for, a control token's spelling included; null for an id that no token has. */
    byte @Nullable [] bytes(int id) {
        return id >= 0 && id < tokens.length ? tokens[id] : null;
    }

    /** Control tokens by ascending id. */
    List<AddedToken> controls() {
        return controls;
    }

    boolean isControl(int id) {
        return controlsById.containsKey(id);
    }

    /** The tokens of the 256 bytes, by byte; -1 for a byte that has none. */
    int[] byteTokens() {
        int[] ids = new int[256];
        java.util.Arrays.fill(ids, -1);
        for (int id = 0; id < tokens.length; id++) {
            byte[] token = tokens[id];
            if (token != null && token.length == 1 && !isControl(id)) {
                ids[token[0] & 0xFF] = id;
            }
        }
        return ids;
    }

    /** Collects tokens by id. */
    static final class Builder {

        private final TreeMap<Integer, byte[]> tokens = new TreeMap<>();
        private final TreeMap<Integer, AddedToken> controls = new TreeMap<>();

        /** @return false if the id is taken */
        boolean add(int id, byte[] bytes) {
            return tokens.putIfAbsent(id, bytes) == null;
        }

        /** Adds a control token, which may be in the vocabulary already. */
        void addControl(AddedToken token) {
            tokens.put(token.id(), token.content().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            controls.put(token.id(), token);
        }

        boolean isControl(int id) {
            return controls.containsKey(id);
        }

        Vocabulary build() {
            byte[][] byId = new byte[tokens.isEmpty() ? 0 : tokens.lastKey() + 1][];
            tokens.forEach((id, bytes) -> byId[id] = bytes);
            List<AddedToken> ordered = new ArrayList<>(controls.values());
            ordered.sort(Comparator.comparingInt(AddedToken::id));
            return new Vocabulary(byId, List.copyOf(ordered));
        }
    }
}
