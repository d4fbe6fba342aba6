package dev.stackyard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.Progress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();

    private Captured run(int columns) {
        Captured captured = new Captured(columns, "");
        Progress progress = new ConsoleProgress(captured.terminal(), clock::get);
        try (Progress.Task task = progress.begin("languages + pii", 1000)) {
            clock.addAndGet(2 * SECOND);
            task.advance(100, 4_000_000);
            clock.addAndGet(9 * SECOND);
            task.advance(450, 7_000_000);
            task.advance(450, 7_000_000);
        }
        return captured;
    }

    @Test
    void elsewhereThereIsALineNowAndThen() {
        Captured captured = run(0);
        assertThat(captured.err().lines())
                .containsExactly(
                        "languages + pii: 55 %, 1.00 MB/s, 50 rows/s, 0:09 left",
                        "languages + pii: 1,000 rows, 18.0 MB in 0:11 (1.64 MB/s)");
        assertThat(captured.out()).isEmpty();
    }

    @Test
    void onATerminalOneLineIsDrawnOver() {
        Captured captured = run(80);
        assertThat(captured.err())
                .contains("\r\u001b[Klanguages + pii  [##------------------]  10 %  2.00 MB/s  50 rows/s  0:18 left")
                .endsWith(
                        "\r\u001b[Klanguages + pii: 1,000 rows, 18.0 MB in 0:11 (1.64 MB/s)" + System.lineSeparator());
    }

    @Test
    void narrowTerminalsGetAShorterLine() {
        assertThat(run(40).err().split("\r"))
                .allMatch(line -> line.indexOf('[', 3) < 0 || line.length() <= 40 + 3 || line.contains(" in "));
    }

    @Test
    void unknownTotalsShowCounts() {
        Captured captured = new Captured(0, "");
        Progress progress = new ConsoleProgress(captured.terminal(), clock::get);
        try (Progress.Task task = progress.begin("ingest", 0)) {
            clock.addAndGet(10 * SECOND);
            task.advance(20, 0);
        }
        assertThat(captured.err().lines()).containsExactly("ingest: 20 items, 2/s", "ingest: 20 items in 0:10");
    }

    @Test
    void notesAreMadeSafe() {
        Captured captured = new Captured(0, "");
        new ConsoleProgress(captured.terminal(), clock::get).note("skipped \u001b[31mred");
        assertThat(captured.err()).isEqualTo("skipped \\u001b[31mred" + System.lineSeparator());
    }

    @Test
    void quietIsSilent() {
        Captured captured = new Captured(80, "");
        Progress progress = ConsoleProgress.of(captured.terminal(), true);
        progress.note("x");
        try (Progress.Task task = progress.begin("x", 1)) {
            task.advance(1, 1);
        }
        assertThat(captured.err()).isEmpty();
    }
}
