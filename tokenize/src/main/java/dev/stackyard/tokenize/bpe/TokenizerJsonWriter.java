package dev.stackyard.tokenize.bpe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Writes {@code tokenizer.json}, one vocabulary entry and one merge per line. Merges are spelled {@code "a b"}, which every
 * version of Hugging Face tokenizers reads; byte-level tokens have no spaces in them.
 */
final class TokenizerJsonWriter {

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private TokenizerJsonWriter() {}

    static byte[] write(Tokenizer tokenizer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES);
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.setCodec(JsonInput.mapper());
            json.setPrettyPrinter(printer);
            write(tokenizer, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void write(Tokenizer tokenizer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", "1.0");
        json.writeNullField("truncation");
        json.writeNullField("padding");
        writeAddedTokens(tokenizer, json);
        json.writeFieldName("normalizer");
        json.writeTree(tokenizer.normalization().write());
        json.writeFieldName("pre_tokenizer");
        json.writeTree(PretokenizationJson.write(tokenizer.pretokenization()));
        json.writeNullField("post_processor");
        json.writeFieldName("decoder");
        json.writeTree(PretokenizationJson.byteLevel(false, true));
        writeModel(tokenizer, json);
        json.writeEndObject();
    }

    private static void writeAddedTokens(Tokenizer tokenizer, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("added_tokens");
        for (AddedToken token : tokenizer.controlTokens()) {
            json.writeStartObject();
            json.writeNumberField("id", token.id());
            json.writeStringField("content", token.content());
            json.writeBooleanField("single_word", false);
            json.writeBooleanField("lstrip", false);
            json.writeBooleanField("rstrip", false);
            json.writeBooleanField("normalized", false);
            json.writeBooleanField("special", token.special());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeModel(Tokenizer tokenizer, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("model");
        json.writeStringField("type", "BPE");
        json.writeNullField("dropout");
        json.writeNullField("unk_token");
        json.writeNullField("continuing_subword_prefix");
        json.writeNullField("end_of_word_suffix");
        json.writeBooleanField("fuse_unk", false);
        json.writeBooleanField("byte_fallback", false);
        json.writeBooleanField("ignore_merges", tokenizer.ignoresMerges());
        Vocabulary vocabulary = tokenizer.vocabulary();
        json.writeObjectFieldStart("vocab");
        for (int id = 0; id < vocabulary.size(); id++) {
            byte[] token = vocabulary.bytes(id);
            if (token != null) {
                json.writeNumberField(spell(vocabulary, id, token), id);
            }
        }
        json.writeEndObject();
        MergeTable merges = tokenizer.merges();
        json.writeArrayFieldStart("merges");
        for (int rank = 0; rank < merges.size(); rank++) {
            json.writeString(spell(vocabulary, merges.left(rank)) + " " + spell(vocabulary, merges.right(rank)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String spell(Vocabulary vocabulary, int id) {
        return spell(vocabulary, id, Objects.requireNonNull(vocabulary.bytes(id)));
    }

    private static String spell(Vocabulary vocabulary, int id, byte[] token) {
        return vocabulary.isControl(id) ? new String(token, StandardCharsets.UTF_8) : ByteAlphabet.spell(token);
    }
}
