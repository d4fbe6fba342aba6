package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the rows of earlier ingests whose conversations go on in new events, so that what is written now holds the whole:
 *
 * <pre>
 * touched   the conversations that new events are of
 * rows      the conversations of earlier parts, by the paths of their rows alone
 * wanted    of each touched conversation its newest row, and of each touched repository its newest row
 * earlier   the contents of these, as records that sort before the events
 * </pre>
 *
 * Every table is as long as what is new, but {@code rows}, which is some 50 bytes for each conversation there ever was.
 */
final class EarlierRows {

    /** Keys of conversations: how {@link EventRecords} begin, up to the 0. */
    private static final TableShape TOUCHED = TableShape.variable("touched-conversations");

    private EarlierRows() {}

    /** Takes a record for {@link SortedEvents}. */
    @FunctionalInterface
    interface Sink {
        void add(byte[] record, int offset, int length) throws IOException;
    }

    /**
     * Hands over what earlier parts have of conversations.
     *
     * @param parts those of earlier ingests of conversations
     * @param touched keys of conversations, in any number and order
     */
    static void find(Flow flow, List<PartId> parts, BytesSorter touched, Sink sink) throws IOException {
        Tasks each = Tasks.parts(parts);
        try (Table keys = flow.fill(TOUCHED, out -> distinct(touched, out));
                Table rows = flow.run(Job.of("", each).writing(EarlierSteps.ROWS), EarlierSteps::rows)
                        .get(0);
                Table wanted = flow.run(
                                Job.of("", Tasks.ranges(EarlierSteps.REPOSITORY))
                                        .reading(keys, rows)
                                        .writing(EarlierSteps.WANTED),
                                EarlierSteps::meet)
                        .get(0);
                Table earlier = flow.run(
                                Job.of("", each).reading(wanted).writing(EarlierSteps.EARLIER), EarlierSteps::read)
                        .get(0);
                TableCursor records = earlier.read()) {
            while (records.next()) {
                sink.add(records.array(), records.offset(), records.length());
            }
        }
    }

    private static void distinct(BytesSorter keys, RecordOutput out) throws IOException {
        byte[] last = new byte[0];
        try (BytesCursor cursor = keys.read()) {
            while (cursor.next()) {
                int end = cursor.offset() + cursor.length();
                if (!Arrays.equals(cursor.array(), cursor.offset(), end, last, 0, last.length)) {
                    last = Arrays.copyOfRange(cursor.array(), cursor.offset(), end);
                    out.putBytes(last, 0, last.length);
                    out.end();
                }
            }
        }
    }
}
