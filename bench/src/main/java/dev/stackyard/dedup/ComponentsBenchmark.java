package dev.stackyard.dedup;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What do connected components of a graph cost that no memory holds?
 *
 * <p>Cases: {@code rounds}, large-star and small-star over sorted tables, what a cluster does; {@code memory}, union-find in one
 * task, what is done as long as it fits. The graph has as many nodes as links, both at random, so that one component has most of
 * them, and beside it a chain of a tenth of that length in order, the longest way that a least node can go. Before it prints
 * a time it checks that every node is there once and the chain is one component. Plain rather than JMH: one run takes minutes.
 *
 * <pre>java -Xmx1600m -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     dev.stackyard.dedup.ComponentsBenchmark rounds|memory DIRECTORY LINKS MEMORY_MB THREADS</pre>
 */
public final class ComponentsBenchmark {

    private static final int CHAIN_SHARE = 10;

    private ComponentsBenchmark() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        long most = args[0].equals("rounds") ? 0 : Long.MAX_VALUE;
        long links = Long.parseLong(args[2]);
        EngineSettings settings = new EngineSettings(Integer.parseInt(args[4]), Long.parseLong(args[3]) << 20, 0);
        Corpus corpus = Corpus.at(Storages.of(Path.of(args[1])));
        new LocalEngine(settings, Progress.NONE).lend(corpus, context -> {
            DuplicatesRun run =
                    new DuplicatesRun(context, DuplicatesSettings.defaults(), new LinkedParts(java.util.List.of()));
            Table graph = graph(run, links);
            double start = System.nanoTime() / 1e9;
            double cpu = cpuSeconds();
            try (Table membership = Components.of(run, graph, most)) {
                long nodes = check(membership, links);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %,d links, %,d nodes in components: %.1f s, %.1f s CPU%n",
                        args[0],
                        links + links / CHAIN_SHARE,
                        nodes,
                        System.nanoTime() / 1e9 - start,
                        cpuSeconds() - cpu);
            }
        });
    }

    /** Random links among the nodes from 0 on, and a chain of the nodes from {@code links} on. */
    private static Table graph(DuplicatesRun run, long links) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        return run.flow().fill(Components.LINKS, out -> {
            for (long i = 0; i < links; i++) {
                long a = random.nextLong(links);
                long b = random.nextLong(links);
                if (a != b) {
                    out.putLong(Math.max(a, b)).putLong(Math.min(a, b)).end();
                }
            }
            for (long i = 0; i < links / CHAIN_SHARE; i++) {
                out.putLong(links + i + 1).putLong(links + i).end();
            }
        });
    }

    private static long check(Table membership, long links) throws IOException {
        long nodes = 0;
        long inChain = 0;
        long last = -1;
        try (TableCursor cursor = membership.read()) {
            while (cursor.next()) {
                long node = cursor.getLong(0);
                if (node <= last || (node >= links && cursor.getLong(8) != links)) {
                    throw new IllegalStateException("node " + node + " is twice or in a wrong component");
                }
                inChain += node >= links ? 1 : 0;
                last = node;
                nodes++;
            }
        }
        if (inChain != links / CHAIN_SHARE + 1) {
            throw new IllegalStateException("the chain has " + inChain + " nodes");
        }
        return nodes;
    }

    private static double cpuSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }
}
