package dev.stackyard.ingest.internal.published;

import dev.stackyard.ingest.IngestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Begins a new part wherever the next unit would make the current one too large. Not thread-safe. */
final class PartCutter {

    private final IngestSettings settings;
    private final Omissions omissions;
    private final IntSupplier numbers;
    private final List<PublishedPlan.Part> parts = new ArrayList<>();
    private long from;
    private long end;
    private long firstRepository;
    private long endRepository;
    private long rows;
    private long bytes;

    /**
     * @param numbers gives each part its number
     * @param firstRepository number of the first repository that the first part may have
     */
    PartCutter(IngestSettings settings, Omissions omissions, IntSupplier numbers, long firstRepository) {
        this.settings = settings;
        this.omissions = omissions;
        this.numbers = numbers;
        this.firstRepository = firstRepository;
        this.endRepository = firstRepository;
    }

    /**
     * What is not divided: repositories with one key.
     *
     * @param key where the unit begins, {@code keyEnd} where it ends, as {@link PublishedPlan.Part} has it
     * @param firstRepository number of its first repository, {@code endRepository} of the first that follows it
     * @param rows that it will have
     * @param bytes of content that it will have
     */
    record Unit(long key, long keyEnd, long firstRepository, long endRepository, long rows, long bytes) {}

    void add(Unit unit) {
        boolean full = rows + unit.rows() > settings.partRows() || bytes + unit.bytes() > settings.partBytes();
        if (full && rows > 0) {
            cut();
            from = unit.key();
            firstRepository = unit.firstRepository();
        }
        rows += unit.rows();
        bytes += unit.bytes();
        end = unit.keyEnd();
        endRepository = unit.endRepository();
    }

    /** Ends the current part; one without rows joins the next. */
    void cut() {
        if (rows > 0) {
            parts.add(new PublishedPlan.Part(
                    numbers.getAsInt(), from, end, rows, omissions.text(firstRepository, endRepository)));
            from = end;
            firstRepository = endRepository;
            rows = 0;
            bytes = 0;
        }
    }

    int count() {
        return parts.size();
    }

    /** The parts since the last call. */
    List<PublishedPlan.Part> taken() {
        List<PublishedPlan.Part> taken = List.copyOf(parts);
        parts.clear();
        return taken;
    }
}
