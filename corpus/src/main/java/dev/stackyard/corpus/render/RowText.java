package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is rendered of a row.
 *
 * @param content the structure as it was ingested, personal data included: for what is no passage
 * @param text with personal data replaced; UTF-8
 * @param passages of the text, if the row's content is a structure
 * @param language Linguist's name; null if unknown
 * @param traits of the row's {@link dev.stackyard.corpus.reading.Reading}
 * @param draw decides what is random about the rendering; the same number gives the same rendering
 */
public record RowText(
        ByteSlice content,
        ByteSlice text,
        List<Passage> passages,
        @Nullable String language,
        List<String> traits,
        long draw) {

    public RowText {
        passages = List.copyOf(passages);
        traits = List.copyOf(traits);
    }

    /** The bytes of a passage, shared. */
    public ByteSlice bytes(Passage passage) {
        return new ByteSlice(text.array(), text.offset() + passage.start(), passage.end() - passage.start());
    }

    /** A passage as a string. */
    public String string(Passage passage) {
        return new String(
                text.array(), text.offset() + passage.start(), passage.end() - passage.start(), StandardCharsets.UTF_8);
    }

    /** The passages of one role. */
    public Stream<Passage> passages(Role role) {
        return passages.stream().filter(passage -> passage.role() == role);
    }
}
