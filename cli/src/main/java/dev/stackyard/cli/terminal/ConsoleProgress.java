package dev.stackyard.cli.terminal;

import dev.stackyard.corpus.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Shows how far a run is, on standard error: on a terminal one line that is drawn over and over, elsewhere a line every
 * ten seconds; and a line at the end of each step. Thread-safe.
 */
public final class ConsoleProgress implements Progress {

    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock like {@link System#nanoTime} */
    public ConsoleProgress(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** What {@code --quiet} and the terminal ask for. */
    public static Progress of(Terminal terminal, boolean quiet) {
        return quiet ? Progress.NONE : new ConsoleProgress(terminal, System::nanoTime);
    }

    @Override
    public Task begin(String name, long totalRows) {
        return new ShownTask(new TaskMeter(Printable.of(name), totalRows, nanoTime.getAsLong()));
    }

    @Override
    public void note(String message) {
        printLine(Printable.of(message));
    }

    private synchronized void printLine(String line) {
        terminal.err().println((terminal.isInteractive() ? CLEAR : "") + line);
    }

    private synchronized void redraw(String line) {
        terminal.err().print(CLEAR + Printable.cut(line, Math.max(20, terminal.columns() - 1)));
        terminal.err().flush();
    }

    private final class ShownTask implements Task {

        private final TaskMeter meter;
        private final long interval = terminal.isInteractive() ? REDRAW_NANOS : LINE_NANOS;
        private final AtomicLong nextShow = new AtomicLong(nanoTime.getAsLong() + interval);

        ShownTask(TaskMeter meter) {
            this.meter = meter;
        }

        @Override
        public void advance(long rows, long bytes) {
            meter.advance(rows, bytes);
            long now = nanoTime.getAsLong();
            long due = nextShow.get();
            // one of the threads that come here when it is due gets to show it
            if (now - due >= 0 && nextShow.compareAndSet(due, now + interval)) {
                if (terminal.isInteractive()) {
                    redraw(meter.bar(now));
                } else {
                    printLine(meter.line(now));
                }
            }
        }

        @Override
        public void close() {
            printLine(meter.summary(nanoTime.getAsLong()));
        }
    }
}
