package dev.stackyard.ingest.internal.published;

import dev.stackyard.ingest.internal.PlanEntry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in a scratch file; a form that no other process reads. */
final class ScratchRows {

    /** Begins every row, so that the end of the file can be told. */
    private static final int ROW = 1;

    private ScratchRows() {}

    static void write(PlanEntry repository, byte[] path, PublishedFacts facts, DataOutputStream out)
            throws IOException {
        out.writeByte(ROW);
        for (String text : new @Nullable String[] {
            repository.kind(),
            repository.location(),
            repository.repoName(),
            repository.repoUrl(),
            repository.snapshotId(),
            repository.revisionId(),
            repository.directoryId(),
            repository.branchName(),
            repository.visitDate(),
            repository.revisionDate(),
            repository.committerDate(),
            repository.ghaLicenseId(),
            repository.githubId() == null ? null : repository.githubId().toString()
        }) {
            PublishedFacts.write(text, out);
        }
        out.writeLong(repository.starEventsCount());
        out.writeLong(repository.forkEventsCount());
        out.writeInt(path.length);
        out.write(path);
        facts.write(out);
    }

    /** The next row; null at the end. */
    static @Nullable PublishedRow read(DataInputStream in) throws IOException {
        if (in.read() != ROW) {
            return null;
        }
        @Nullable String[] texts = new String[13];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = PublishedFacts.readText(in);
        }
        PlanEntry repository = new PlanEntry(
                String.valueOf(texts[0]),
                String.valueOf(texts[1]),
                String.valueOf(texts[2]),
                texts[3],
                texts[4],
                texts[5],
                texts[6],
                texts[7],
                texts[8],
                texts[9],
                texts[10],
                texts[12] == null ? null : Long.valueOf(texts[12]),
                in.readLong(),
                in.readLong(),
                texts[11],
                0,
                0,
                null,
                null,
                List.of());
        byte[] path = new byte[in.readInt()];
        in.readFully(path);
        return new PublishedRow(repository, path, PublishedFacts.read(in), null);
    }
}
