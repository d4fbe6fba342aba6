package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps the records of one width that are put, in that order. */
final class CollectedRecords extends RecordOutput {

    private final int recordBytes;
    private final List<ByteBuffer> records = new ArrayList<>();

    CollectedRecords(int recordBytes) {
        super(TableShape.fixed("collected", recordBytes));
        this.recordBytes = recordBytes;
    }

    @Override
    protected void accept(byte[] array, int length, int number) {
        for (int i = 0; i < number; i++) {
            byte[] record = new byte[recordBytes];
            System.arraycopy(array, i * recordBytes, record, 0, recordBytes);
            records.add(ByteBuffer.wrap(record));
        }
    }

    List<ByteBuffer> records() throws java.io.IOException {
        flush();
        return records;
    }
}
