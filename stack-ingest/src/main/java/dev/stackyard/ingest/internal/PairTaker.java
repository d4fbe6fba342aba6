package dev.stackyard.ingest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.TextDecoder;
import dev.stackyard.corpus.reading.PairReader;
import dev.stackyard.ingest.TextKind;
import dev.stackyard.swhid.ObjectHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes source files that have LLVM IR beside them: {@code max.c} with {@code max.c.Oz.ll}, compiled for size, or {@code
 * max.c.O3.ll}, for speed, or both. They become one row under the source's path, whose content is the JSON of {@link PairReader}.
 * IR without its source is a problem that is told; a source without IR is no pair, and passed over.
 *
 * <p>In row order a source comes just before its IR, so one pair is held at a time.
 */
final class PairTaker implements FileTaker {

    private static final String FOR_SIZE = ".Oz.ll";
    private static final String FOR_SPEED = ".O3.ll";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlanEntry entry;
    private final RowWriter rows;
    private final RowWriter.Instants times;
    private @Nullable SourceFile source;
    private @Nullable String forSize;
    private @Nullable String forSpeed;

    PairTaker(PlanEntry entry, RowWriter rows, RowWriter.Instants times) {
        this.entry = entry;
        this.rows = rows;
        this.times = times;
    }

    @Override
    public void accept(SourceFile file) throws IOException {
        String path = FileTaker.path(file);
        if (path.endsWith(FOR_SIZE)) {
            forSize = add(file, path, FOR_SIZE, forSize);
        } else if (path.endsWith(FOR_SPEED)) {
            forSpeed = add(file, path, FOR_SPEED, forSpeed);
        } else {
            end();
            if (FileTaker.bearsLicence(file)) {
                rows.write(entry, times, file);
            } else {
                source = file;
            }
        }
    }

    private @Nullable String add(SourceFile file, String path, String ending, @Nullable String before)
            throws IOException {
        String owner = path.substring(0, path.length() - ending.length());
        Optional<String> text = text(file);
        if (source == null || !FileTaker.path(source).equals(owner)) {
            rows.problem(entry, path, "has no source file " + owner + " beside it");
            return before;
        }
        if (text.isEmpty()) {
            rows.problem(entry, path, "is no text, or too large");
            return before;
        }
        return IntermediateText.clean(text.get());
    }

    @Override
    public void end() throws IOException {
        SourceFile held = source;
        Optional<String> code = held == null ? Optional.empty() : text(held);
        if (held != null && code.isPresent() && (forSize != null || forSpeed != null)) {
            byte[] json = json(FileTaker.path(held), code.get());
            rows.write(
                    entry,
                    times,
                    RowKind.IR,
                    new SourceFile(held.path(), held.mode(), ObjectHasher.content(json), new FileContent.Whole(json)));
        }
        source = null;
        forSize = null;
        forSpeed = null;
    }

    private byte[] json(String path, String code) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("format", PairReader.FORMAT);
        fields.put("language", name.contains(".") ? name.substring(name.lastIndexOf('.')) : "");
        fields.put("code", code);
        if (forSize != null) {
            fields.put("for_size", forSize);
        }
        if (forSpeed != null) {
            fields.put("for_speed", forSpeed);
        }
        try {
            return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can be written as JSON", e);
        }
    }

    private static Optional<String> text(SourceFile file) {
        if (!(file.content() instanceof FileContent.Whole whole)) {
            return Optional.empty();
        }
        TextKind kind = TextKind.of(whole.bytes());
        return kind.stub() != null
                ? Optional.empty()
                : TextDecoder.toUtf8(ByteSlice.of(whole.bytes()), kind.charset())
                        .map(ByteSlice::decodeUtf8);
    }
}
