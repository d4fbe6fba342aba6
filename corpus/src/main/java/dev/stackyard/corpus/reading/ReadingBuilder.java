package dev.stackyard.corpus.reading;

import dev.stackyard.corpus.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Puts a reading together. Line ends become line feeds; half a surrogate pair, which JSON can spell, becomes a question mark. */
final class ReadingBuilder {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<Passage> passages = new ArrayList<>();
    private final List<String> languages = new ArrayList<>();
    private final TreeSet<String> traits = new TreeSet<>();

    /** Adds a passage, also an empty one. */
    void add(Role role, String passage) {
        if (!passages.isEmpty()) {
            text.write('\n');
        }
        int start = text.size();
        text.writeBytes(passage.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        passages.add(new Passage(role, start, text.size()));
    }

    /** Adds a hint at the language; blank ones say nothing. */
    void addLanguage(String hint) {
        if (!hint.isBlank()) {
            languages.add(hint.strip());
        }
    }

    void addTrait(String trait) {
        traits.add(trait.toLowerCase(Locale.ROOT));
    }

    Reading build(ByteSlice content) {
        return new Reading(content, ByteSlice.of(text.toByteArray()), passages, languages, List.copyOf(traits), null);
    }
}
