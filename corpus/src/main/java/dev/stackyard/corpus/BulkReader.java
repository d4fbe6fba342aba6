package dev.stackyard.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads very many small files of a {@link Storage}, several at a time, and hands them out in the order in which they were
 * asked for. Memory is bounded: the files in flight and those not yet taken never hold more than {@link
 * Limits#bufferBytes}, or one file if it alone is larger.
 *
 * <p>The thread that calls {@link #next} drives everything: requests are taken from the iterator there and nowhere else, so
 * they may come from a cursor. Not thread-safe.
 *
 * @param <T> what a request is about, handed back with its answer
 */
public final class BulkReader<T> implements Closeable {

    /**
     * One file that is wanted.
     *
     * @param about handed back with the answer, for whoever asks
     * @param name of the file; null if there is nothing to read, and the answer only keeps its place in the order
     * @param maxBytes the longest that the file may be; a longer one is {@link Outcome#TOO_LARGE}. As much is set aside
     *     for it until it is there, so a close bound lets more files be in flight
     */
    public record Request<T>(T about, @Nullable String name, int maxBytes) {}

    /** What became of a request. */
    public enum Outcome {
        /** The bytes are there. */
        READ,
        /** There is no such file. */
        MISSING,
        /** The file is longer than was allowed. */
        TOO_LARGE,
        /** The storage gave up on it, after all its retries. */
        FAILED,
        /** The request named no file. */
        NOT_ASKED
    }

    /**
     * The answer to one request.
     *
     * @param bytes null unless {@link Outcome#READ}; the caller's own
     * @param failure what went wrong, for {@link Outcome#FAILED} only
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer<T>(
            T about,
            Outcome outcome,
            byte @Nullable [] bytes,
            @Nullable IOException failure) {}

    /**
     * How much may go on at once.
     *
     * @param concurrency reads in flight, each on a thread of its own that mostly waits for the network
     * @param bufferBytes bytes set aside for files in flight and files not yet taken
     */
    public record Limits(int concurrency, long bufferBytes) {

        public Limits {
            if (concurrency < 1 || bufferBytes < 1) {
                throw new IllegalArgumentException("concurrency and buffer must be at least 1");
            }
        }

        /** 64 reads at a time, 64 MiB: some thousand small objects a second from a store that answers in 15 ms. */
        public static Limits defaults() {
            return new Limits(64, 64L << 20);
        }
    }

    /** Finished answers that may wait behind a slow one, for each read in flight. */
    private static final int WINDOW_FACTOR = 4;

    /** A request on its way, and the bytes set aside for it. */
    private record Flight<T>(Request<T> request, @Nullable Future<Answer<T>> answer, long reserved) {}

    private final Storage storage;
    private final Iterator<Request<T>> requests;
    private final Limits limits;
    private final ExecutorService readers;
    private final ArrayDeque<Flight<T>> window = new ArrayDeque<>();
    private long reserved;
    private @Nullable Request<T> waiting;

    public BulkReader(Storage storage, Iterator<Request<T>> requests, Limits limits) {
        this.storage = storage;
        this.requests = requests;
        this.limits = limits;
        this.readers = Executors.newFixedThreadPool(limits.concurrency(), BulkReader::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stackyard-bulk-read");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The answer to the next request; empty after the last.
     *
     * @throws InterruptedIOException if the thread is interrupted while it waits
     */
    public Optional<Answer<T>> next() throws IOException {
        fill();
        Flight<T> first = window.poll();
        if (first == null) {
            return Optional.empty();
        }
        Answer<T> answer = answer(first);
        reserved -= first.reserved();
        return Optional.of(answer);
    }

    private void fill() {
        while (window.size() < limits.concurrency() * WINDOW_FACTOR) {
            if (waiting == null && requests.hasNext()) {
                waiting = requests.next();
            }
            Request<T> request = waiting;
            if (request == null) {
                return;
            }
            long wanted = request.name() == null ? 0 : request.maxBytes();
            if (!window.isEmpty() && reserved + wanted > limits.bufferBytes()) {
                return;
            }
            window.add(begin(request, wanted));
            reserved += wanted;
            waiting = null;
        }
    }

    private Flight<T> begin(Request<T> request, long wanted) {
        String name = request.name();
        Callable<Answer<T>> read = () -> read(request, String.valueOf(name));
        return new Flight<>(request, name == null ? null : readers.submit(read), wanted);
    }

    private Answer<T> read(Request<T> request, String name) {
        try {
            byte[] bytes = storage.readAll(name, request.maxBytes());
            return new Answer<>(request.about(), Outcome.READ, bytes, null);
        } catch (NoSuchFileException e) {
            return new Answer<>(request.about(), Outcome.MISSING, null, null);
        } catch (FileTooLargeException e) {
            return new Answer<>(request.about(), Outcome.TOO_LARGE, null, null);
        } catch (IOException e) {
            return new Answer<>(request.about(), Outcome.FAILED, null, e);
        }
    }

    private static <T> Answer<T> answer(Flight<T> flight) throws IOException {
        Future<Answer<T>> answer = flight.answer();
        if (answer == null) {
            return new Answer<>(flight.request().about(), Outcome.NOT_ASKED, null, null);
        }
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while reading " + flight.request().name());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Abandons what is still in flight. */
    @Override
    public void close() {
        readers.shutdownNow();
        window.clear();
    }
}
