package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.StorageFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Scans hourly files of GHArchive: one event a line, gzip. What cannot be read is counted and named; it never stops the scan.
 * Most lines are of types that are not wanted, and are told by their first bytes alone.
 */
final class ArchiveScan {

    /** Bytes that a line may have: GitHub's largest payloads are 25 MB, those with prose are far below. */
    static final int LONGEST_LINE = 16 << 20;

    /** Lines of a file that are named; the others are counted. */
    private static final int MOST_MESSAGES = 5;

    private final ConversationKinds wanted;
    private final EventRecords records;
    private final RawEvent event = new RawEvent();
    private final EventParser parser = new EventParser(event);
    private final List<String> messages = new ArrayList<>();
    private long events;
    private long kept;
    private long corrupt;

    ArchiveScan(ConversationKinds wanted, EventRecords records) {
        this.wanted = wanted;
        this.records = records;
    }

    /** Scans a file. */
    EventInput.Report scan(StorageFile file) throws IOException {
        String failure = null;
        long lines = 0;
        try (GzipLines in = new GzipLines(file.storage().stream(file.name()), LONGEST_LINE)) {
            try {
                while (in.next()) {
                    line(in, file);
                }
            } catch (EOFException e) {
                failure = "ends too early after line " + in.number() + "; the events before are kept";
            } catch (ZipException e) {
                failure = "is damaged after line " + in.number() + " (" + e.getMessage()
                        + "); the events before are kept";
            }
            lines = in.tooLong();
        } catch (EOFException | ZipException e) {
            failure = "is no gzip file";
        } catch (NoSuchFileException e) {
            failure = "does not exist";
        }
        if (lines > 0) {
            corrupt += lines;
            say(file.location() + " has " + lines + " lines of more than " + LONGEST_LINE + " bytes");
        }
        return new EventInput.Report(events, kept, corrupt, messages, failure);
    }

    private void line(GzipLines in, StorageFile file) throws IOException {
        try {
            if (line(in.array(), in.from(), in.to())) {
                kept++;
            }
            events++;
        } catch (MalformedEventException e) {
            corrupt++;
            say(file.location() + " line " + in.number() + " " + e.getMessage());
        }
    }

    private void say(String message) {
        if (messages.size() < MOST_MESSAGES) {
            messages.add(message);
        }
    }

    /** Takes a line; says whether it was wanted. */
    private boolean line(byte[] line, int from, int to) throws IOException, MalformedEventException {
        if (line[from] != '{' || line[lastOf(line, from, to)] != '}') {
            throw new MalformedEventException("is no JSON object");
        }
        int typeAt = EventKind.typeAt(line, from, to);
        EventKind kind = typeAt < 0 ? null : EventKind.at(line, typeAt, to);
        if (typeAt >= 0 && (kind == null || !wanted.reads(kind))) {
            return false;
        }
        try {
            if (kind != null && kind.isCounted()) {
                parser.parseHead(line, from, to);
                event.createdAt = timeAtEnd(line, from, to);
            } else {
                parser.parse(line, from, to);
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new MalformedEventException("is no event: " + e.getOriginalMessage());
        }
        return take(EventKind.named(event.type));
    }

    /** The last byte that is no carriage return or blank. */
    private static int lastOf(byte[] line, int from, int to) {
        int last = to - 1;
        while (last > from && line[last] <= ' ') {
            last--;
        }
        return last;
    }

    private boolean take(@Nullable EventKind kind) throws IOException, MalformedEventException {
        if (kind == null || !wanted.reads(kind)) {
            if (event.type == null) {
                throw new MalformedEventException("has no type");
            }
            return false;
        }
        String name = event.repositoryName;
        if (name == null || !EventRecords.isTime(event.createdAt)) {
            throw new MalformedEventException("is an event without repository or time");
        }
        if (kind.isCounted()) {
            records.counted(event, kind);
            return true;
        }
        if (event.number < 1) {
            throw new MalformedEventException("is an event without the number of its issue or pull request");
        }
        if (!wanted.has(event.isPull)) {
            return false;
        }
        records.conversation(event, kind);
        return true;
    }

    private static final byte[] CREATED_AT = "\"created_at\":\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** The event's own time, which stands behind the payload, before at most an organisation. */
    private static @Nullable String timeAtEnd(byte[] line, int from, int to) {
        for (int at = to - CREATED_AT.length - EventRecords.TIME_LENGTH; at >= from; at--) {
            if (line[at] == '"'
                    && java.util.Arrays.equals(line, at, at + CREATED_AT.length, CREATED_AT, 0, CREATED_AT.length)) {
                int start = at + CREATED_AT.length;
                return new String(line, start, EventRecords.TIME_LENGTH, java.nio.charset.StandardCharsets.US_ASCII);
            }
        }
        return null;
    }
}
