package dev.stackyard.corpus.index;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.internal.LayerFooter;
import dev.stackyard.corpus.internal.ParquetLayerWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes {@code repositories.parquet} and {@code names.parquet}, and reads a row of the former. */
final class RepositoriesWriter {

    /** Answers name repositories far apart, so a page has few: about 30 KB of all columns. */
    private static final ParquetLayerWriter.Cuts CUTS = new ParquetLayerWriter.Cuts(256, 1 << 15);

    private static final ParquetLayerWriter.Cuts NAME_CUTS = new ParquetLayerWriter.Cuts(2_000, 1 << 18);

    private RepositoriesWriter() {}

    /**
     * Numbers the repositories in the order of the sort and writes them.
     *
     * @param names receives each one's name and URL: text, a zero byte, whether it is the URL (1), number (8)
     */
    static void writeRepositories(Storage storage, String fingerprint, TableCursor sorted, RecordOutput names)
            throws IOException {
        RecordBytes record = new RecordBytes();
        long number = 0;
        try (ParquetLayerWriter out =
                open(storage, IndexFiles.REPOSITORIES, RepositoriesLayer.SCHEMA, fingerprint, CUTS)) {
            while (sorted.next()) {
                ByteBuffer bytes = ByteBuffer.wrap(sorted.array(), sorted.offset(), sorted.length());
                PartId part = new PartId(bytes.getInt());
                bytes.getInt();
                long firstRow = bytes.getLong();
                long rowCount = bytes.getLong();
                Repository repository = new Repository(
                        number++,
                        Objects.requireNonNull(RecordBytes.text(bytes)),
                        RecordBytes.text(bytes),
                        RecordBytes.text(bytes),
                        RecordBytes.text(bytes),
                        RecordBytes.text(bytes),
                        part,
                        firstRow,
                        rowCount);
                append(out, repository);
                addName(record, repository.name(), false, repository.number(), names);
                addName(record, repository.url(), true, repository.number(), names);
            }
            out.commit();
        }
    }

    private static void append(ParquetLayerWriter out, Repository repository) throws IOException {
        out.row()
                .set(RepositoriesLayer.REPO_NAME, repository.name())
                .set(RepositoriesLayer.REPOSITORY, repository.number())
                .set(RepositoriesLayer.REPO_URL, repository.url())
                .set(RepositoriesLayer.SNAPSHOT_ID, repository.snapshotId())
                .set(RepositoriesLayer.REVISION_ID, repository.revisionId())
                .set(RepositoriesLayer.DIRECTORY_ID, repository.directoryId())
                .set(RepositoriesLayer.PART, (long) repository.part().number())
                .set(RepositoriesLayer.FIRST_ROW, repository.firstRow())
                .set(RepositoriesLayer.ROW_COUNT, repository.rowCount());
        out.append();
    }

    private static void addName(RecordBytes record, @Nullable String name, boolean url, long number, RecordOutput out)
            throws IOException {
        if (name != null) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            record.clear()
                    .putBytes(bytes, bytes.length)
                    .putByte(0)
                    .putByte(url ? 1 : 0)
                    .putLong(number)
                    .addTo(out);
        }
    }

    static void writeNames(Storage storage, String fingerprint, TableCursor sorted) throws IOException {
        try (ParquetLayerWriter out = open(storage, IndexFiles.NAMES, NamesLayer.SCHEMA, fingerprint, NAME_CUTS)) {
            while (sorted.next()) {
                int tail = sorted.offset() + sorted.length() - Long.BYTES;
                int length = sorted.length() - Long.BYTES - 2;
                out.row()
                        .set(
                                NamesLayer.NAME_OR_URL,
                                new String(sorted.array(), sorted.offset(), length, StandardCharsets.UTF_8))
                        .set(NamesLayer.IS_URL, sorted.array()[tail - 1] == 1)
                        .set(
                                NamesLayer.REPOSITORY,
                                ByteBuffer.wrap(sorted.array(), tail, Long.BYTES)
                                        .getLong());
                out.append();
            }
            out.commit();
        }
    }

    private static ParquetLayerWriter open(
            Storage storage, String name, LayerSchema schema, String fingerprint, ParquetLayerWriter.Cuts cuts)
            throws IOException {
        LayerStamp stamp = new LayerStamp(IndexStage.NAME, IndexStage.VERSION, fingerprint, Map.of());
        return ParquetLayerWriter.open(storage, name, schema, stamp, cuts);
    }

    static IndexManifest.IndexFile describe(Storage storage, String name) throws IOException {
        Checksums.Checksum checksum = Checksums.sha256(storage, name);
        long rows = LayerFooter.read(storage, name).orElseThrow().rowCount();
        return new IndexManifest.IndexFile(name, rows, checksum.bytes(), checksum.sha256());
    }

    /** The repository that a row of the file says. */
    static Repository repository(Object[] values) {
        Values row = new Values(RepositoriesLayer.SCHEMA, values);
        return new Repository(
                row.get(RepositoriesLayer.REPOSITORY),
                row.get(RepositoriesLayer.REPO_NAME),
                row.find(RepositoriesLayer.REPO_URL),
                row.find(RepositoriesLayer.SNAPSHOT_ID),
                row.find(RepositoriesLayer.REVISION_ID),
                row.find(RepositoriesLayer.DIRECTORY_ID),
                new PartId(Math.toIntExact(row.get(RepositoriesLayer.PART))),
                row.get(RepositoriesLayer.FIRST_ROW),
                row.get(RepositoriesLayer.ROW_COUNT));
    }
}
