package dev.stackyard.corpus.reading;

import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;

/**
 * Reads a Kaggle notebook with its {@link KaggleHeader}. Passages are what is known of the data set, and then the notebook's cells, as
 * {@link NotebookReader} has them.
 */
final class KaggleReader {

    private KaggleReader() {}

    static Reading read(ByteSlice content) {
        int end = 0;
        while (end < content.length() && content.array()[content.offset() + end] != '\n') {
            end++;
        }
        if (end == content.length()) {
            return Reading.unreadable(content, "has no header before the notebook");
        }
        ReadingBuilder reading = new ReadingBuilder();
        try {
            KaggleHeader.read(new ByteSlice(content.array(), content.offset(), end))
                    .addTo(reading);
        } catch (IOException | IllegalArgumentException e) {
            return Reading.unreadable(content, "has a header that cannot be read");
        }
        int start = end + 1;
        return NotebookReader.read(
                content, new ByteSlice(content.array(), content.offset() + start, content.length() - start), reading);
    }
}
