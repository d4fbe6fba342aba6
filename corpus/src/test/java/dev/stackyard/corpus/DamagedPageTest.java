package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedPageTest {

    private static final String LAYER = "texts";
    private static final Column<ByteSlice> TEXT = Column.required(LAYER, "text", ColumnType.BYTES);
    private static final PartId PART = new PartId(0);
    private static final int ROWS = 40;
    private static final int MAGIC_BYTES = 4;

    @TempDir
    Path directory;

    @Test
    void whateverByteOfAPageIsWrongTheFileIsNamedOrTheRowsAreRead() throws IOException {
        Path file = write();
        byte[] good = Files.readAllBytes(file);
        int refused = 0;
        for (int position = MAGIC_BYTES; position < endOfPages(good); position++) {
            byte[] bad = good.clone();
            bad[position] ^= (byte) 0xFF;
            Files.write(file, bad);
            refused += isRefused(file, position) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(20);
    }

    private Path write() throws IOException {
        Corpus corpus = Corpus.at(Storages.of(directory));
        LayerStamp stamp = new LayerStamp("test", 1, "00", Map.of());
        try (LayerWriter writer = corpus.write(PART, LayerSchema.of(LAYER, TEXT), stamp)) {
            for (int i = 0; i < ROWS; i++) {
                writer.row().set(TEXT, ByteSlice.utf8("int value" + i % 7 + " = " + i * i * 31 + ";"));
                writer.append();
            }
            writer.commit();
        }
        try (LayerWriter files = corpus.write(PART, LayerSchema.of("files", FilesLayer.SRC_ENCODING), stamp)) {
            for (int i = 0; i < ROWS; i++) {
                files.append();
            }
            files.commit();
        }
        return directory.resolve(Corpus.layerFile(LAYER, PART));
    }

    /** The pages end before the footer, whose length stands before the last magic. */
    private static int endOfPages(byte[] file) {
        int at = file.length - MAGIC_BYTES - Integer.BYTES;
        int footer = (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF) << 16;
        return at - footer;
    }

    /** Any other failure than a refusal that names the file fails the test. */
    private boolean isRefused(Path file, int position) throws IOException {
        int rows = 0;
        try (RowCursor cursor = Corpus.at(Storages.of(directory)).read(PART, List.of(TEXT))) {
            while (cursor.next()) {
                rows += cursor.row().get(TEXT).length() >= 0 ? 1 : 0;
            }
        } catch (CorpusFormatException e) {
            assertThat(e).hasMessageStartingWith(file.toString());
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError("byte " + position + ": " + e, e);
        }
        assertThat(rows).as("byte %d", position).isEqualTo(ROWS);
        return false;
    }
}
