package dev.stackyard.spark;

import org.apache.spark.Partitioner;

/**
 * Which of a job's tasks a Spark task runs, and so where their records are sent: its own if there are few of them, else
 * neighbours one after the other. A shuffle has as many pieces as one job's tasks times the other's, and with tens of thousands
 * of each there would be more pieces than records.
 */
final class Bundles extends Partitioner {

    private static final long serialVersionUID = 1L;

    private final int slices;
    private final int partitions;

    /**
     * @param slices tasks of the job
     * @param most tasks that Spark is given
     */
    Bundles(int slices, int most) {
        this.slices = slices;
        this.partitions = Math.min(slices, most);
    }

    /** Whether some Spark task has more than one. */
    boolean areLarge() {
        return partitions < slices;
    }

    /** The first task of a partition; the next partition's first is the one after its last. */
    int first(int partition) {
        return Math.toIntExact(((long) partition * slices + partitions - 1) / partitions);
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object slice) {
        return Math.toIntExact((long) (Integer) slice * partitions / slices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bundles that && that.slices == slices && that.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return 31 * slices + partitions;
    }
}
