package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.tokenize.bpe.AddedToken;
import dev.stackyard.tokenize.bpe.BpeEncoder;
import dev.stackyard.tokenize.bpe.TokenBuffer;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A segment's text as it is released: its tokens, and the SHA-1 by which the provenance knows it. Each piece is encoded by
 * itself, so no token spans two.
 *
 * <p>What is hashed is the redacted text. Rows of a structured kind have control tokens between their pieces; each of them is
 * hashed as the byte {@code FF}, which no UTF-8 text has, and its spelling, so that a text which merely spells one has another
 * hash. Used by one thread.
 */
final class ReleasedText implements RenderSink {

    private static final byte[] CONTROL_MARK = {(byte) 0xFF};

    private final Tokenizer tokenizer;
    private final BpeEncoder encoder;
    private final TokenBuffer ids = new TokenBuffer();
    private final Sha1 sha1 = new Sha1();
    private final Map<String, Integer> controls = new HashMap<>();

    ReleasedText(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.encoder = tokenizer.encoder();
    }

    /** Begins a new text. */
    void clear() {
        ids.clear();
        sha1.reset();
    }

    @Override
    public void text(ByteSlice text) {
        encoder.encode(text.array(), text.offset(), text.length(), ids);
        sha1.update(text.array(), text.offset(), text.length());
    }

    /** @throws UserException if the tokenizer has no such control token */
    @Override
    public void control(String token) {
        ids.add(controls.computeIfAbsent(token, this::id));
        byte[] spelling = token.getBytes(StandardCharsets.UTF_8);
        sha1.update(CONTROL_MARK, 0, CONTROL_MARK.length);
        sha1.update(spelling, 0, spelling.length);
    }

    private int id(String token) {
        return tokenizer
                .controlToken(token)
                .map(AddedToken::id)
                .orElseThrow(() -> new UserException("the tokenizer has no control token " + token
                        + ", which this kind of row is rendered with: give one that has it, or set the share of the kind to 0"
                        + " (it has "
                        + tokenizer.controlTokens().stream()
                                .map(AddedToken::content)
                                .collect(Collectors.joining(" ")) + ")"));
    }

    /** The tokens, shared. */
    TokenBuffer ids() {
        return ids;
    }

    /** The SHA-1 of what was put in since {@link #clear}; to be asked once. */
    String sha1() {
        return sha1.finish();
    }

    /**
     * What is hashed of a segment, from its tokens.
     *
     * @throws IllegalArgumentException if one is no token of the tokenizer
     */
    static byte[] decode(Tokenizer tokenizer, int[] ids) {
        Map<Integer, String> spellings = tokenizer.controlTokens().stream()
                .collect(Collectors.toMap(AddedToken::id, AddedToken::content, (one, same) -> one));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int done = 0;
        for (int i = 0; i < ids.length; i++) {
            String spelling = tokenizer.isControl(ids[i]) ? spellings.get(ids[i]) : null;
            if (spelling != null) {
                bytes.writeBytes(tokenizer.decode(ids, done, i));
                bytes.writeBytes(CONTROL_MARK);
                bytes.writeBytes(spelling.getBytes(StandardCharsets.UTF_8));
                done = i + 1;
            }
        }
        bytes.writeBytes(tokenizer.decode(ids, done, ids.length));
        return bytes.toByteArray();
    }
}
