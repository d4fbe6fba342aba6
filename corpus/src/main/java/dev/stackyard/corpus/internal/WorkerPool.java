package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.RunContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A fixed number of threads that work through lists of items. Not to be used from its own threads. */
public final class WorkerPool implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;

    public WorkerPool(int threads) {
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "stackyard-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** See {@link RunContext#forEach}. */
    public <T> void forEach(List<T> items, RunContext.ItemTask<? super T> task) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, items.size()); i++) {
            workers.add(executor.submit(() -> work(items, task, next, failure)));
        }
        await(workers);
        rethrow(failure.get());
    }

    private static <T> void work(
            List<T> items,
            RunContext.ItemTask<? super T> task,
            AtomicInteger next,
            AtomicReference<@Nullable Throwable> failure) {
        for (int i = next.getAndIncrement(); i < items.size() && failure.get() == null; i = next.getAndIncrement()) {
            try {
                task.run(items.get(i));
            } catch (Throwable e) { // handed to the caller's thread, whatever it is
                failure.compareAndSet(null, e);
            }
        }
    }

    private static void await(List<Future<?>> workers) {
        boolean interrupted = false;
        for (Future<?> worker : workers) {
            boolean done = false;
            while (!done) {
                try {
                    worker.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a worker keeps its failures to itself", e);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof UncheckedIOException e) {
            throw e.getCause();
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
