package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.tokenize.bpe.AddedToken;
import dev.stackyard.tokenize.bpe.BpeEncoder;
import dev.stackyard.tokenize.bpe.TokenBuffer;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The tokens of one row, put together as it is rendered. Control ids come from {@link #control} alone: text is encoded by an
 * encoder that knows none. Owned by one thread.
 */
final class RowTokens implements RenderSink {

    private final Tokenizer tokenizer;
    private final BpeEncoder encoder;
    private final Map<String, Integer> controls = new HashMap<>();
    private final TokenBuffer ids = new TokenBuffer();
    private final MessageDigest digest = Sha1.newDigest();
    private long bytes;

    RowTokens(Tokenizer tokenizer, BpeEncoder encoder) {
        this.tokenizer = tokenizer;
        this.encoder = encoder;
    }

    /** Begins another row. */
    void clear() {
        ids.clear();
        digest.reset();
        bytes = 0;
    }

    /** @throws UserException if the tokenizer has no such control token */
    @Override
    public void control(String token) {
        ids.add(controls.computeIfAbsent(token, this::id));
        byte[] spelt = token.getBytes(StandardCharsets.UTF_8);
        digest.update(spelt);
        bytes += spelt.length;
    }

    private int id(String token) {
        return tokenizer
                .controlToken(token)
                .map(AddedToken::id)
                .orElseThrow(() -> new UserException("the tokenizer has no control token " + token
                        + ", which issues and pull requests need: give one that has StarCoder2's, or leave the setting"
                        + " tokenizer empty"));
    }

    @Override
    public void text(ByteSlice text) {
        encoder.encode(text.array(), text.offset(), text.length(), ids);
        digest.update(text.array(), text.offset(), text.length());
        bytes += text.length();
    }

    /** The row's tokens so far. */
    TokenBuffer ids() {
        return ids;
    }

    /** SHA-1 of what the tokens decode to, control tokens as they are spelt, 40 hex digits. Ends the row. */
    String sha1() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Bytes of what the tokens decode to. */
    long bytes() {
        return bytes;
    }
}
