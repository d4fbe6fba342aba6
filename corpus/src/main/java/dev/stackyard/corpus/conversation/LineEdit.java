package dev.stackyard.corpus.conversation;

/**
 * Lines of a file that become others. A line ends with its line feed; the last one may lack it.
 *
 * @param file place in {@link Conversation#files}, from 0
 * @param line the first line of the base that goes, or before which lines are put, from 0
 * @param removed how many lines go
 * @param added the lines that come
 */
public record LineEdit(int file, int line, int removed, String added) {

    /** One past the last line that goes. */
    public int end() {
        return line + removed;
    }
}
