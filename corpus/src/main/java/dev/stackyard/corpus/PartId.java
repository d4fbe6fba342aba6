package dev.stackyard.corpus;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a corpus: the unit of work. Its layers are files named {@code part-00000.parquet} and up.
 *
 * @param number from 0, without gaps in the order of ingestion
 */
public record PartId(int number) implements Comparable<PartId>, Serializable {

    private static final Pattern FILE_NAME = Pattern.compile("part-([0-9]{5,9})\\.parquet");

    public PartId {
        if (number < 0) {
            throw new IllegalArgumentException("part number " + number + " is negative");
        }
    }

    /** The part whose layer file has this name; empty for any other file. */
    public static Optional<PartId> ofFileName(String fileName) {
        var matcher = FILE_NAME.matcher(fileName);
        return matcher.matches() ? Optional.of(new PartId(Integer.parseInt(matcher.group(1)))) : Optional.empty();
    }

    /** {@code part-00000.parquet}. */
    public String fileName() {
        return this + ".parquet";
    }

    @Override
    public int compareTo(PartId other) {
        return Integer.compare(number, other.number);
    }

    /** {@code part-00000}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "part-%05d", number);
    }
}
