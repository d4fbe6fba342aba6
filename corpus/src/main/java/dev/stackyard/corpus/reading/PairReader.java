package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a source file with what a compiler made of it:
 *
 * <pre>
 * {"format": "stackyard-ir-1", "language": ".c", "code": "...", "for_size": "...", "for_speed": "..."}
 * </pre>
 *
 * {@code language} is a name or a file's ending. One of {@code for_size} and {@code for_speed} may be missing. Passages are the
 * code and then what there is of them.
 */
public final class PairReader {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "stackyard-ir-1";

    private String format = "";
    private String language = "";
    private String code = "";
    private String forSize = "";
    private String forSpeed = "";

    private PairReader() {}

    static Reading read(ByteSlice content) {
        try (JsonParser json = StructureJson.parser(content)) {
            PairReader pair = new PairReader();
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Reading.unreadable(content, "is no JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                pair.set(name, json);
            }
            return pair.reading(content);
        } catch (JsonProcessingException e) {
            return Reading.unreadable(content, "is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array cannot fail
        }
    }

    private void set(String name, JsonParser json) throws IOException {
        String value = StructureJson.string(json);
        switch (name) {
            case "format" -> format = value;
            case "language" -> language = value;
            case "code" -> code = value;
            case "for_size" -> forSize = value;
            case "for_speed" -> forSpeed = value;
            default -> {} // a later version may say more
        }
    }

    private Reading reading(ByteSlice content) {
        if (!format.equals(FORMAT)) {
            return Reading.unreadable(content, "is of the unknown format " + format);
        }
        if (code.isBlank() || (forSize.isBlank() && forSpeed.isBlank())) {
            return Reading.unreadable(content, "lacks its code or its intermediate representation");
        }
        ReadingBuilder reading = new ReadingBuilder();
        reading.addLanguage(language);
        reading.add(Role.CODE, code);
        if (!forSize.isBlank()) {
            reading.add(Role.INTERMEDIATE_FOR_SIZE, forSize);
        }
        if (!forSpeed.isBlank()) {
            reading.add(Role.INTERMEDIATE_FOR_SPEED, forSpeed);
        }
        return reading.build(content);
    }
}
