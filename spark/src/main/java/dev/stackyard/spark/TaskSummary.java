package dev.stackyard.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task tells the driver.
 *
 * @param rows that it did
 * @param bytes likewise
 * @param tables what it wrote, for each output
 * @param refusal what the user has to put right; null if all went well. Not thrown, because Spark would try it three times more
 */
record TaskSummary(
        long rows,
        long bytes,
        List<Written> tables,
        @Nullable String refusal) implements Serializable {

    TaskSummary {
        tables = List.copyOf(tables);
    }

    /**
     * Records of one table.
     *
     * @param bytes of the records
     * @param sample beginnings of records, evenly spaced
     */
    record Written(long records, long bytes, List<byte[]> sample) implements Serializable {

        Written {
            sample = List.copyOf(sample);
        }
    }

    Block toBlock() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
            out.flush();
            return Block.of(Block.SUMMARY, 0, bytes.toByteArray(), bytes.size());
        } catch (IOException e) {
            throw new IllegalStateException("memory takes what is written", e);
        }
    }

    static TaskSummary of(Block block) {
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(block.array(), Block.HEADER_BYTES, block.length()))) {
            return (TaskSummary) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("a worker has other classes than the driver: " + e, e);
        }
    }
}
