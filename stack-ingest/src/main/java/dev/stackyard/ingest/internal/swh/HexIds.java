package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.swhid.ObjectHash;
import org.jspecify.annotations.Nullable;

/** Reads the identifiers of an export, which are text of 40 hex digits. */
final class HexIds {

    private HexIds() {}

    /**
     * Reads an identifier into 20 bytes of {@code target}.
     *
     * @return false if the value is null or is no identifier; the target is undefined then
     */
    static boolean read(TableRow row, int column, byte[] target, int at) {
        if (row.isNull(column) || row.length(column) != ObjectHash.HEX_DIGITS) {
            return false;
        }
        byte[] text = row.array(column);
        int offset = row.offset(column);
        int wrong = 0;
        for (int i = 0; i < ObjectHash.BYTES; i++) {
            int high = digit(text[offset + 2 * i]);
            int low = digit(text[offset + 2 * i + 1]);
            wrong |= high | low;
            target[at + i] = (byte) (high << 4 | low);
        }
        return wrong >= 0;
    }

    /** The identifier; null if there is none. */
    static @Nullable ObjectHash read(TableRow row, int column) {
        byte[] id = new byte[ObjectHash.BYTES];
        return read(row, column, id, 0) ? ObjectHash.of(id, 0) : null;
    }

    /** Value of a hex digit, negative for any other character. */
    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
