package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.BytesSorter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as records for a {@link BytesSorter}. Sorted, all that concerns one repository is adjacent: first its facts, then
 * its conversations in row order, each with its events in the order in which they happened:
 *
 * <pre>
 * 8   hash of the repository, which spreads repositories over the sorter's buckets
 * 8   the repository's number at GitHub; of one without, the hash of its name, negative
 * n   path of the conversation, such as issues/7; empty for facts
 * 1   0
 * 20  time of the event, such as 2023-05-01T10:00:00Z
 * 8   number of the event at GitHub, which tells what came first in the same second
 * 1   kind of event ({@link EventKind}), or of fact
 * ... the event
 * </pre>
 *
 * One object per file, so that what is written depends on the file alone; not thread-safe.
 */
final class EventRecords {

    static final int TIME_LENGTH = 20;

    /** Kinds of facts, after those of events. */
    static final int NAME = EventKind.values().length;

    static final int REPOSITORY = NAME + 1;

    /** What an earlier ingest knew of the repository. */
    static final int EARLIER_FACTS = NAME + 2;

    /** The conversation as an earlier ingest left it; no event, but sorted before all events. */
    static final int EARLIER = NAME + 3;

    /** Before all events. */
    private static final String BEGINNING = "0000-00-00T00:00:00Z";

    private final BytesSorter.Writer out;
    private final BytesSorter.@Nullable Writer touched;
    private final AtomicLongArray bucketRecords;
    private final AtomicLongArray bucketBytes;
    private final RecordBytes record = new RecordBytes();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Integer> facts = new HashMap<>();

    /**
     * @param bucketRecords counts events of conversations by bucket
     * @param bucketBytes counts bytes of all records by bucket
     * @param touched takes the keys of conversations that events are of; null if nobody asks
     */
    EventRecords(
            BytesSorter.Writer out,
            AtomicLongArray bucketRecords,
            AtomicLongArray bucketBytes,
            BytesSorter.@Nullable Writer touched) {
        this.out = out;
        this.touched = touched;
        this.bucketRecords = bucketRecords;
        this.bucketBytes = bucketBytes;
    }

    /** Whether a time has the form by which records are sorted. */
    static boolean isTime(@Nullable String time) {
        return time != null
                && time.length() == TIME_LENGTH
                && time.charAt(4) == '-'
                && time.charAt(TIME_LENGTH - 1) == 'Z';
    }

    /** The number by which a repository is known: GitHub's, or one made of its name. */
    static long repositoryKey(RawEvent event) {
        return repositoryKey(event.repositoryId, Objects.requireNonNull(event.repositoryName));
    }

    /** @param githubId 0 if it is not known */
    static long repositoryKey(long githubId, String name) {
        return githubId > 0 ? githubId : mix(name.hashCode()) | Long.MIN_VALUE;
    }

    /** Spreads numbers evenly (the finalizer of SplitMix64). */
    static long mix(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /** Writes an event of a conversation, and what it says of the repository if that is news. */
    void conversation(RawEvent event, EventKind kind) throws IOException {
        String path = (event.isPull ? "pull/" : "issues/") + event.number;
        if (touched != null) {
            record.clear();
            putKey(record, repositoryKey(event), path);
            touched.add(record.array(), 0, record.size());
        }
        begin(event, path, kind.ordinal());
        putEvent(event);
        bucketRecords.incrementAndGet(end());
        repository(event);
    }

    /** Writes what an event says of its repository, unless an earlier event of the file has said it. */
    void repository(RawEvent event) throws IOException {
        long key = repositoryKey(event);
        String name = event.repositoryName;
        if (name != null && !name.equals(names.put(key, name))) {
            begin(event, "", NAME);
            record.putText(name);
            end();
        }
        if (event.defaultBranch != null || event.license != null) {
            int said = Objects.hash(
                    event.defaultBranch, event.license, event.repositoryLanguage, event.repositoryCreatedAt);
            Integer before = facts.put(key, said);
            if (before == null || before != said) {
                begin(event, "", REPOSITORY);
                record.putText(event.license);
                record.putText(event.defaultBranch);
                record.putText(event.repositoryLanguage);
                record.putText(event.repositoryCreatedAt);
                end();
            }
        }
    }

    /** Writes that a repository was starred or forked. */
    void counted(RawEvent event, EventKind kind) throws IOException {
        begin(event, "", kind.ordinal());
        end();
        repository(event);
    }

    private void begin(RawEvent event, String path, int kind) {
        record.clear();
        putKey(record, repositoryKey(event), path);
        record.putAscii(Objects.requireNonNull(event.createdAt));
        record.putLong(event.id);
        record.putByte(kind);
    }

    /** Puts what the records of a conversation have in common. */
    static void putKey(RecordBytes record, long repository, String path) {
        record.putLong(mix(repository));
        record.putLong(repository);
        record.putAscii(path);
        record.putByte(0);
    }

    private static void putEarlierKey(RecordBytes record, long repository, String path, int kind) {
        putKey(record, repository, path);
        record.putAscii(BEGINNING);
        record.putLong(0);
        record.putByte(kind);
    }

    /** Puts a record of what an earlier ingest knew of a repository. */
    static void putEarlierFacts(RecordBytes record, long repository, @Nullable String license, long stars, long forks) {
        putEarlierKey(record, repository, "", EARLIER_FACTS);
        record.putText(license);
        record.putLong(stars);
        record.putLong(forks);
    }

    /**
     * Puts a record of a conversation as it was ingested before.
     *
     * @param content null if it was too large to be kept
     */
    static void putEarlier(RecordBytes record, long repository, String path, @Nullable ByteSlice content) {
        putEarlierKey(record, repository, path, EARLIER);
        if (content != null) {
            record.putBytes(content.array(), content.offset(), content.length());
        }
    }

    /** Ends the record. @return its bucket */
    private int end() throws IOException {
        int bucket = Buckets.of(record.array(), 0);
        bucketBytes.addAndGet(bucket, record.size());
        out.add(record.array(), 0, record.size());
        return bucket;
    }

    private void putEvent(RawEvent event) {
        record.putText(event.action);
        record.putText(event.actor);
        record.putText(event.title);
        record.putText(event.body);
        record.putText(event.user);
        record.putFlag(event.userIsBot);
        record.putText(event.association);
        record.putText(event.subjectCreatedAt);
        record.putText(event.baseCommit);
        record.putText(event.headCommit);
        record.putFlag(event.isMerged());
        record.putLong(event.remarkId);
        record.putText(event.remarkBody);
        record.putText(event.remarkUser);
        record.putFlag(event.remarkUserIsBot);
        record.putText(event.remarkAssociation);
        record.putText(event.state);
        record.putText(event.commit);
        record.putLong(event.review);
        record.putLong(event.replyTo);
        record.putText(event.path);
        record.putLong(event.position);
        record.putText(event.hunk);
    }

    /** Reads the event that {@link #putEvent} wrote. */
    static RawEvent readEvent(RecordInput in) {
        RawEvent event = new RawEvent();
        event.action = in.getText();
        event.actor = in.getText();
        event.title = in.getText();
        event.body = in.getText();
        event.user = in.getText();
        event.userIsBot = Boolean.TRUE.equals(in.getFlag());
        event.association = in.getText();
        event.subjectCreatedAt = in.getText();
        event.baseCommit = in.getText();
        event.headCommit = in.getText();
        event.merged = in.getFlag();
        event.remarkId = in.getLong();
        event.remarkBody = in.getText();
        event.remarkUser = in.getText();
        event.remarkUserIsBot = Boolean.TRUE.equals(in.getFlag());
        event.remarkAssociation = in.getText();
        event.state = in.getText();
        event.commit = in.getText();
        event.review = in.getLong();
        event.replyTo = in.getLong();
        event.path = in.getText();
        event.position = in.getLong();
        event.hunk = in.getText();
        return event;
    }

    /** What every record begins with. */
    record Key(long repository, String path, String time, long id, int kind) {

        static Key read(RecordInput in) {
            in.getLong();
            return new Key(in.getLong(), in.getAsciiToZero(), in.getAscii(TIME_LENGTH), in.getLong(), in.getByte());
        }

        static Key of(BytesCursor cursor) {
            return read(new RecordInput(cursor));
        }
    }
}
