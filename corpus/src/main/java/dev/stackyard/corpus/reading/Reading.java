package dev.stackyard.corpus.reading;

import dev.stackyard.corpus.ByteSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads in a row whose content is a structure: the structure's texts one after the other, a line feed between
 * two. It is the row's text for all stages, which so see neither escapes nor images; spans of personal data are offsets into it.
 *
 * <p>A function of the content and nothing else, so that it can be made again at any time, and the same offsets hold. What
 * the structure has beside passages is here only as far as a stage asks for it.
 *
 * @param content the structure, as UTF-8; shared
 * @param text UTF-8; of an unreadable structure the content itself
 * @param passages of the text, in order; none if it is unreadable
 * @param languages what the structure says its code is written in, most telling first: names such as {@code python}, file
 *     endings such as {@code .py}, names of kernels; as they are spelled
 * @param traits facts that rules ask for, such as {@code kaggle}, in lower case
 * @param problem why it cannot be read, in half a sentence; null if it can
 */
public record Reading(
        ByteSlice content,
        ByteSlice text,
        List<Passage> passages,
        List<String> languages,
        List<String> traits,
        @Nullable String problem) {

    public Reading {
        passages = List.copyOf(passages);
        languages = List.copyOf(languages);
        traits = List.copyOf(traits);
    }

    /** A content that is not the structure that it should be. */
    static Reading unreadable(ByteSlice content, String problem) {
        return new Reading(content, content, List.of(), List.of(), List.of(), problem);
    }

    /**
     * The text without the data set that is told of before it: what copies have in common. Two notebooks that work on one data
     * set are no copies because its description is long.
     */
    public ByteSlice ownText() {
        int start = passages.stream()
                .filter(passage -> !passage.role().isOfDataset())
                .mapToInt(Passage::start)
                .findFirst()
                .orElse(0);
        return new ByteSlice(text.array(), text.offset() + start, text.length() - start);
    }

    /** The bytes of a passage, shared. */
    public ByteSlice of(Passage passage) {
        return new ByteSlice(text.array(), text.offset() + passage.start(), passage.end() - passage.start());
    }
}
