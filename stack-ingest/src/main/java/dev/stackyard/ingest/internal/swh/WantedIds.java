package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.swhid.ObjectHash;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers that a scan is to let through, as a file of the corpus that whoever scans reads once: what nobody asks for is
 * then neither sorted nor sent. Closing it deletes the file.
 */
final class WantedIds implements Closeable {

    private static final TableShape BLOCKS = TableShape.fixed("wanted-ids", Integer.BYTES + IdFilter.BLOCK_BYTES);

    private final Storage storage;
    private final Place place;

    private WantedIds(Storage storage, Place place) {
        this.storage = storage;
        this.place = place;
    }

    /**
     * Makes the filter of the identifiers with which the records of some tables begin.
     *
     * @param tables at least one
     */
    static WantedIds of(RunContext context, List<Table> tables) throws IOException {
        int blocks = IdFilter.blocks(tables.stream().mapToLong(Table::count).sum());
        Storage storage = context.corpus().storage();
        Place place = new Place(WalkFiles.name("wanted-" + UUID.randomUUID()));
        Job job = Job.of("", Tasks.ranges(ObjectHash.BYTES))
                .reading(tables.toArray(Table[]::new))
                .writing(BLOCKS);
        try (Table made = context.flow()
                        .run(job, new Collect(blocks, tables.size()))
                        .get(0);
                TableCursor cursor = made.read();
                Storage.Writer out = storage.create(place.name())) {
            write(cursor, blocks, out);
            out.commit();
        }
        return new WantedIds(storage, place);
    }

    /** Where tasks find the filter. */
    Place place() {
        return place;
    }

    /** Two tasks may have made parts of one block. */
    private static void write(TableCursor made, int blocks, Storage.Writer out) throws IOException {
        boolean more = made.next();
        for (int block = 0; block < blocks; block++) {
            byte[] bits = new byte[IdFilter.BLOCK_BYTES];
            for (; more && made.getInt(0) == block; more = made.next()) {
                for (int i = 0; i < bits.length; i++) {
                    bits[i] |= (byte) made.getByte(Integer.BYTES + i);
                }
            }
            out.write(bits);
        }
    }

    /** Makes the blocks that a range of identifiers is in. */
    private record Collect(int blocks, int inputs) implements Step {

        @Override
        public void run(FlowTask task) throws IOException {
            TableCursor ids = Cursors.merged(task, 0, inputs);
            RecordOutput out = task.output(0);
            byte[] bits = new byte[IdFilter.BLOCK_BYTES];
            int block = -1;
            while (ids.next()) {
                int next = IdFilter.block(ids.array(), ids.offset(), blocks);
                if (next != block) {
                    end(block, bits, out);
                    bits = new byte[IdFilter.BLOCK_BYTES];
                    block = next;
                }
                IdFilter.add(ids.array(), ids.offset(), bits, 0);
            }
            end(block, bits, out);
        }

        private static void end(int block, byte[] bits, RecordOutput out) throws IOException {
            if (block >= 0) {
                out.putInt(block).putBytes(bits, 0, bits.length).end();
            }
        }
    }

    /**
     * Where a filter is.
     *
     * @param name of the file in the corpus, used once; empty if there is none
     */
    record Place(String name) implements Serializable {

        /** Where nothing is left out. */
        static final Place EVERYTHING = new Place("");

        private static volatile @Nullable Loaded last;

        private record Loaded(String name, SoftReference<IdFilter> filter) {}

        /** The filter, which one process reads once. */
        IdFilter read(Storage storage) throws IOException {
            if (name.isEmpty()) {
                return IdFilter.all();
            }
            synchronized (Place.class) {
                Loaded known = last;
                IdFilter filter = known == null || !known.name.equals(name) ? null : known.filter.get();
                if (filter == null) {
                    filter = new IdFilter(storage.readAll(name));
                    last = new Loaded(name, new SoftReference<>(filter));
                }
                return filter;
            }
        }
    }

    @Override
    public void close() throws IOException {
        storage.delete(place.name());
    }
}
