package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MegatronReaderTest {

    private static final int[][] DOCUMENTS = {{1, 2, 65_499}, {}, {7}, {8, 9}};

    @TempDir
    Path directory;

    private Storage storage;

    @BeforeEach
    void writeShard() throws IOException {
        storage = Storages.of(directory);
        write(TokenWidth.UINT16);
    }

    private void write(TokenWidth width) throws IOException {
        int[] lengths = new int[DOCUMENTS.length];
        byte[] one = new byte[4];
        try (ChecksummedOutput bin = ChecksummedOutput.create(storage, "t.bin");
                ChecksummedOutput idx = ChecksummedOutput.create(storage, "t.idx")) {
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = DOCUMENTS[i].length;
                for (int id : DOCUMENTS[i]) {
                    bin.write(one, 0, width.put(id, one, 0));
                }
            }
            MegatronIndex.write(idx, width, lengths, lengths.length);
            bin.commit();
            idx.commit();
        }
    }

    private MegatronReader open() throws IOException {
        return MegatronReader.open(storage, "shards/t.idx", "shards/t.bin");
    }

    /** Every byte as the format has it, worked out by hand. */
    @Test
    void theIndexIsExact() throws IOException {
        String expected = "4d4d494449445800 00 0100000000000000 08 0400000000000000 0500000000000000"
                + "03000000 00000000 01000000 02000000"
                + "0000000000000000 0600000000000000 0600000000000000 0800000000000000"
                + "0000000000000000 0100000000000000 0200000000000000 0300000000000000 0400000000000000";
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(directory.resolve("shards/t.idx"))))
                .isEqualTo(expected.replace(" ", ""));
        assertThat(MegatronIndex.size(35_000)).isEqualTo(700_042);
    }

    @ParameterizedTest
    @EnumSource(TokenWidth.class)
    void readsBackWhatWasWritten(TokenWidth width) throws IOException {
        write(width);
        try (MegatronReader reader = open()) {
            reader.check();
            assertThat(reader.width()).isEqualTo(width);
            assertThat(reader.documents()).isEqualTo(4);
            assertThat(reader.tokens()).isEqualTo(6);
            for (int i = 0; i < DOCUMENTS.length; i++) {
                assertThat(reader.document(i)).isEqualTo(DOCUMENTS[i]);
            }
            assertThat(reader.documentStart(3)).isEqualTo(4);
            assertThat(reader.tokens(2, 3)).containsExactly(65_499, 7, 8);
        }
    }

    @Test
    void refusesRangesBeyondTheShard() throws IOException {
        try (MegatronReader reader = open()) {
            assertThatThrownBy(() -> reader.tokens(5, 2))
                    .isInstanceOf(CorpusFormatException.class)
                    .hasMessageContaining("t.idx: names tokens 5 to 7, the shard has 6");
            assertThatThrownBy(() -> reader.document(4)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, is no Megatron index",
        "9, is no Megatron index",
        "17, has tokens of type",
        "18, has not one sequence per document",
    })
    void namesTheFileOfADamagedHeader(int position, String message) throws IOException {
        Path idx = directory.resolve("shards/t.idx");
        byte[] bytes = Files.readAllBytes(idx);
        bytes[position]++;
        Files.write(idx, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(CorpusFormatException.class)
                .hasMessageContaining("t.idx: " + message);
    }

    @Test
    void findsDocumentsThatDoNotTile() throws IOException {
        Path idx = directory.resolve("shards/t.idx");
        byte[] bytes = Files.readAllBytes(idx);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(34 + 8, 2);
        Files.write(idx, bytes);
        try (MegatronReader reader = open()) {
            assertThatThrownBy(reader::check).hasMessageContaining("places document 3 wrongly");
        }
        Files.write(directory.resolve("shards/t.bin"), new byte[4]);
        write(TokenWidth.UINT16);
        Files.write(directory.resolve("shards/t.bin"), new byte[14]);
        try (MegatronReader reader = open()) {
            assertThatThrownBy(reader::check).hasMessageContaining("speaks of 6 tokens, but there are 14 bytes");
        }
    }

    @Test
    void choosesTheWidthAsMegatronDoes() {
        assertThat(TokenWidth.of(65_499)).isEqualTo(TokenWidth.UINT16);
        assertThat(TokenWidth.of(65_500)).isEqualTo(TokenWidth.INT32);
    }
}
