package dev.stackyard.ingest.internal.conversations;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.WorkerPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.IntStream;

/** Hourly files as a plan names them. */
final class ArchiveFiles {

    private static final int HEAD_BYTES = 64;
    /** Checksum and size of the last gzip member (RFC 1952, section 2.3.1). */
    private static final int TRAILER_BYTES = 8;

    /** Files that are asked for at a time: on a server that is waiting, not work. */
    private static final int REQUESTS = 16;

    private ArchiveFiles() {}

    /** All files, in order. */
    static List<ArchiveInput> all(List<StorageFile> files) throws IOException {
        ArchiveInput[] inputs = new ArchiveInput[files.size()];
        try (WorkerPool pool = new WorkerPool(REQUESTS)) {
            pool.forEach(IntStream.range(0, inputs.length).boxed().toList(), i -> inputs[i] = of(files.get(i)));
        }
        return List.of(inputs);
    }

    /**
     * What tells a file from another without reading it: its size, its first bytes, and the checksum of its contents at its end.
     */
    static ArchiveInput of(StorageFile file) throws IOException {
        try (Storage.Reader reader = file.storage().open(file.name())) {
            ByteBuffer told = ByteBuffer.allocate(Long.BYTES + HEAD_BYTES + TRAILER_BYTES);
            told.putLong(reader.size());
            int head = (int) Math.min(HEAD_BYTES, reader.size());
            reader.readFully(0, told.array(), Long.BYTES, head);
            int trailer = (int) Math.min(TRAILER_BYTES, reader.size());
            reader.readFully(reader.size() - trailer, told.array(), Long.BYTES + HEAD_BYTES, trailer);
            return new ArchiveInput(file, new ConversationPlan.Input(file.text(), Fingerprints.ofBytes(told.array())));
        } catch (NoSuchFileException e) {
            throw new UserException(file.location() + " does not exist: check --gharchive", e);
        }
    }
}
