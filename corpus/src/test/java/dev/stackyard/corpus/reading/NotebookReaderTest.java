package dev.stackyard.corpus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookReaderTest {

    private static final String NOTEBOOK =
            "{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\", \"source\": [\"a\\r\\n\", \"b\\ud800\"]}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "[] | is no JSON object",
                "{} | has no cells",
                "{\"cells\": []} {} | goes on behind its end",
                "{\"cells\": [], \"nbformat\": 5} | is of the unknown format 5",
                "{\"cells\": [], \"nbformat\": \"4\"} | is of the unknown format 0",
                "{\"cells\": [], \"nbformat\": 99999999999999999999} | is of the unknown format 0",
                "<<<<<<< HEAD | is no JSON",
                "{\"cells\": [ | is no JSON",
            })
    void saysWhatIsWrong(String content, String problem) {
        Reading reading = NotebookReader.read(ByteSlice.utf8(content));
        assertThat(reading.problem()).startsWith(problem);
        assertThat(reading.text().decodeUtf8()).isEqualTo(content);
        assertThat(reading.passages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cells\": 3, \"worksheets\": [1, {\"cells\": 2}]}",
                "{\"cells\": [1, null, [], {\"cell_type\": 4, \"source\": {\"a\": [1]}, \"outputs\": {}}]}",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"  \"}], \"metadata\": []}",
                "{\"worksheets\": [], \"nbformat\": 3, \"metadata\": {\"kernelspec\": 1, \"x\": NaN}}",
            })
    void readsStrangeNotebooksAsEmptyOnes(String content) {
        Reading reading = NotebookReader.read(ByteSlice.utf8(content));
        assertThat(reading.problem()).isNull();
        assertThat(reading.text().length()).isZero();
    }

    @Test
    void looksAtItsOwnBytesOnly() {
        byte[] around = ("}]" + NOTEBOOK + "}{garbage").getBytes(StandardCharsets.UTF_8);
        Reading reading = NotebookReader.read(new ByteSlice(around, 2, NOTEBOOK.length()));
        assertThat(reading.problem()).isNull();
        assertThat(reading.text().decodeUtf8()).isEqualTo("a\nb?");
    }

    @Test
    void depthHasALimit() {
        String deep = "{\"cells\": [], \"metadata\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(NotebookReader.read(ByteSlice.utf8(deep)).problem()).contains("is no JSON", "depth");
    }

    @Test
    void damagedNotebooksAreReadOrSayWhy() {
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] bytes = NOTEBOOK.getBytes(StandardCharsets.UTF_8);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x20, 0x7F);
            }
            Reading reading = NotebookReader.read(ByteSlice.of(bytes));
            for (Passage passage : reading.passages()) {
                assertThat(passage.end())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(reading.text().length());
            }
        }
    }
}
