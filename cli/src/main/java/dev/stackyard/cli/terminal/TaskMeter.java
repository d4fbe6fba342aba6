package dev.stackyard.cli.terminal;

import java.util.concurrent.atomic.LongAdder;

/** Counts what one step of a run has done and words it. Thread-safe. */
final class TaskMeter {

    private static final int BAR_CELLS = 20;

    private final String name;
    private final long totalRows;
    private final long startNanos;
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    TaskMeter(String name, long totalRows, long startNanos) {
        this.name = name;
        this.totalRows = totalRows;
        this.startNanos = startNanos;
    }

    void advance(long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
    }

    /** {@code dedup  [#####---------------]  25 %  12.3 MB/s  4,711 rows/s  0:12 left}. */
    String bar(long nowNanos) {
        double done = fraction();
        if (totalRows == 0) {
            return name + "  " + rowsDone() + "  " + rates(nowNanos);
        }
        int filled = (int) (done * BAR_CELLS);
        return name + "  [" + "#".repeat(filled) + "-".repeat(BAR_CELLS - filled) + "]  " + (int) (100 * done) + " %  "
                + rates(nowNanos) + left(nowNanos);
    }

    /** {@code dedup: 25 %, 12.3 MB/s, 4,711 rows/s, 0:12 left}. */
    String line(long nowNanos) {
        String done = totalRows == 0 ? rowsDone() : (int) (100 * fraction()) + " %";
        return name + ": " + (done + "  " + rates(nowNanos) + left(nowNanos)).replace("  ", ", ");
    }

    /** {@code dedup: 4,711 rows, 12.3 MB in 0:01 (12.3 MB/s)}. */
    String summary(long nowNanos) {
        long size = bytes.sum();
        return name + ": " + rowsDone()
                + (size == 0 ? "" : ", " + Units.bytes(size)) + " in " + Units.duration(seconds(nowNanos))
                + (size == 0 ? "" : " (" + Units.bytes(size / seconds(nowNanos)) + "/s)");
    }

    /** What has no bytes is rarely rows: sources that are looked at, say. */
    private String rowsDone() {
        return Units.count(rows.sum(), bytes.sum() == 0 ? "item" : "row");
    }

    private double fraction() {
        return totalRows == 0 ? 0 : Math.min(1, (double) rows.sum() / totalRows);
    }

    private String rates(long nowNanos) {
        double seconds = seconds(nowNanos);
        String rowRate = Units.count(Math.round(rows.sum() / seconds)) + (bytes.sum() == 0 ? "/s" : " rows/s");
        return bytes.sum() == 0 ? rowRate : Units.bytes(bytes.sum() / seconds) + "/s  " + rowRate;
    }

    private String left(long nowNanos) {
        double done = fraction();
        return done == 0 ? "" : "  " + Units.duration(seconds(nowNanos) * (1 - done) / done) + " left";
    }

    /** Never 0, so that rates are finite. */
    private double seconds(long nowNanos) {
        return Math.max(1e-3, (nowNanos - startNanos) / 1e9);
    }
}
