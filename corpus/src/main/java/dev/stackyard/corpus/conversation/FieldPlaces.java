package dev.stackyard.corpus.conversation;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.JsonEscapes;

/** Finds the characters of a text in the JSON that it was read from. Not thread-safe. */
public final class FieldPlaces {

    private final ByteSlice json;
    private final int end;
    private int at;
    private int character;

    /** @param field read from this JSON */
    public FieldPlaces(ByteSlice json, FieldText field) {
        this.json = json;
        this.at = field.start();
        this.end = field.end();
    }

    /**
     * Where a character begins, as an offset in the JSON. A place inside of a surrogate pair is moved behind it.
     *
     * @param index in UTF-16 units, not below that of the call before; the text's length gives its end
     */
    public int of(int index) {
        byte[] bytes = json.array();
        while (character < index && at < end) {
            int place = json.offset() + at;
            int length = JsonEscapes.unitLength(bytes, place, json.offset() + end);
            if (length == 1) {
                length = utf8Length(bytes[place]);
                character += length == 4 ? 2 : 1;
            } else {
                character += length > 6 ? 2 : 1;
            }
            at += length;
        }
        return at;
    }

    private static int utf8Length(byte first) {
        int lead = first & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
}
