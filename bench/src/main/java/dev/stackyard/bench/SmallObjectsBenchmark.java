package dev.stackyard.bench;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.BulkReader.Request;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Small objects a second from a place: {@code SmallObjectsBenchmark PLACE OBJECTS READS CONCURRENCY}. Writes the objects of
 * 3,000 random bytes first, if they are not there. Prints, for each of three rounds, objects a second by the clock, and for
 * each second of this process's processor time: with a server on the same machine the latter is what the client costs.
 */
public final class SmallObjectsBenchmark {

    private static final int OBJECT_BYTES = 3000;
    private static final int ROUNDS = 3;
    private static final double NANOS = 1e9;

    private SmallObjectsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Storage storage = Storages.of(arguments[0]);
        int objects = Integer.parseInt(arguments[1]);
        int reads = Integer.parseInt(arguments[2]);
        BulkReader.Limits limits = new BulkReader.Limits(Integer.parseInt(arguments[3]), 64L << 20);
        write(storage, objects);
        for (int round = 0; round < ROUNDS; round++) {
            long started = System.nanoTime();
            long processor = processorNanos();
            read(storage, objects, reads, limits);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%,.0f objects a second, %,.0f for each second of processor time, heap %d MiB",
                    reads / ((System.nanoTime() - started) / NANOS),
                    reads / ((processorNanos() - processor) / NANOS),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20));
        }
    }

    private static void write(Storage storage, int objects) throws IOException {
        if (storage.exists(name(objects - 1))) {
            return;
        }
        for (int i = 0; i < objects; i++) {
            byte[] bytes = new byte[OBJECT_BYTES];
            new Random(i).nextBytes(bytes);
            storage.writeAll(name(i), bytes);
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "%040x", number);
    }

    private static void read(Storage storage, int objects, int reads, BulkReader.Limits limits) throws IOException {
        Iterator<Request<Integer>> requests = IntStream.range(0, reads)
                .mapToObj(i -> new Request<>(i, name(i % objects), OBJECT_BYTES))
                .iterator();
        try (BulkReader<Integer> reader = new BulkReader<>(storage, requests, limits)) {
            for (int i = 0; i < reads; i++) {
                if (reader.next().orElseThrow().outcome() != BulkReader.Outcome.READ) {
                    throw new IOException("object " + i + " was not read");
                }
            }
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
