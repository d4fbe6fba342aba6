package dev.stackyard.cli.report;

/**
 * A number of rows and the bytes of their files as ingested.
 *
 * @param rows at least 0
 * @param bytes at least 0
 */
public record Tally(long rows, long bytes) {

    public static final Tally NONE = new Tally(0, 0);

    public Tally plus(Tally other) {
        return new Tally(rows + other.rows, bytes + other.bytes);
    }

    public Tally minus(Tally other) {
        return new Tally(rows - other.rows, bytes - other.bytes);
    }
}
