package dev.stackyard.dedup;

import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.RecordOutput;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import java.io.IOException;
import java.util.List;

/**
 * Connected components of a graph whose nodes are non-negative 64-bit numbers. A graph that fits into the memory of one task
 * is done there, by union-find ({@link UnionFind}); a larger one in rounds over sorted tables, which hold nothing in memory
 * whatever the size of a component: large-star and small-star in turn (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii:
 * "Connected Components in MapReduce and Beyond", SoCC 2014), whose number grows with the logarithm of the longest path.
 */
final class Components {

    /** A link: greater node 8 | lesser node 8. May be there several times. */
    static final TableShape LINKS = TableShape.fixed("links", 16);

    /** A node of a component of two and more: node 8 | least node of the component 8. Each is there once, the least too. */
    static final TableShape MEMBERSHIP = TableShape.fixed("membership", 16);

    /** A sign that a round changed something: one byte, any number of them. */
    private static final TableShape CHANGES = TableShape.fixed("changes", 1);

    /** What {@link UnionFind} may hold, as a share of the declared memory: half of what steps may. */
    private static final int SHARE_OF_MEMORY = 8;

    private final DuplicatesRun run;

    private Components(DuplicatesRun run) {
        this.run = run;
    }

    /**
     * The components of what is linked.
     *
     * @param links closed as soon as they are no longer needed
     */
    static Table of(DuplicatesRun run, Table links) throws IOException {
        long affordable = run.context().memoryBytes() / SHARE_OF_MEMORY / UnionFind.BYTES_PER_LINK;
        return of(run, links, Math.min(affordable, UnionFind.MAX_LINKS));
    }

    /** @param most links that one task may take */
    static Table of(DuplicatesRun run, Table links, long most) throws IOException {
        Components components = new Components(run);
        Table distinct = run.join(16, LINKS, Components::distinct, links);
        links.close();
        if (distinct.count() <= most) {
            try (distinct) {
                return components
                        .job(Tasks.one(), List.of(MEMBERSHIP), UnionFind::solve, distinct)
                        .get(0);
            }
        }
        try (Table stars = components.stars(distinct);
                Table turned = run.join(16, LINKS, Components::turn, stars)) {
            return run.join(8, MEMBERSHIP, Components::membership, turned);
        }
    }

    private List<Table> job(Tasks tasks, List<TableShape> outputs, Step step, Table input) throws IOException {
        Job job = Job.of("", tasks).reading(input).writing(outputs.toArray(TableShape[]::new));
        return run.flow().run(job, step);
    }

    private static void distinct(FlowTask task) throws IOException {
        TableCursor links = task.open(0);
        RecordOutput out = task.output(0);
        long greater = -1;
        long lesser = -1;
        while (links.next()) {
            if (links.getLong(0) != greater || links.getLong(8) != lesser) {
                greater = links.getLong(0);
                lesser = links.getLong(8);
                out.putLong(greater).putLong(lesser).end();
            }
        }
    }

    /** Rounds until every node is linked to the least of its component and to nothing else. */
    private Table stars(Table links) throws IOException {
        Table current = links;
        boolean changed = true;
        while (changed) {
            Table both = run.join(8, LINKS, Components::bothWays, current);
            current.close();
            List<Table> large = job(Tasks.ranges(8), List.of(LINKS, CHANGES), Components::largeStar, both);
            both.close();
            Table sorted = run.join(16, LINKS, Components::distinct, large.get(0));
            large.get(0).close();
            List<Table> small = job(Tasks.ranges(8), List.of(LINKS, CHANGES), Components::smallStar, sorted);
            sorted.close();
            current = run.join(16, LINKS, Components::distinct, small.get(0));
            small.get(0).close();
            changed = large.get(1).count() + small.get(1).count() > 0;
            large.get(1).close();
            small.get(1).close();
        }
        return current;
    }

    private static void bothWays(FlowTask task) throws IOException {
        TableCursor links = task.open(0);
        RecordOutput out = task.output(0);
        while (links.next()) {
            out.putBytes(links, 0, 16).end();
            out.putBytes(links, 8, 8).putBytes(links, 0, 8).end();
        }
    }

    /** Links the greater neighbours of each node to the least of its neighbours, or to the node if that is less. */
    private static void largeStar(FlowTask task) throws IOException {
        TableCursor links = task.open(0);
        RecordOutput out = task.output(0);
        long node = -1;
        long least = -1;
        boolean changed = false;
        while (links.next()) {
            long neighbour = links.getLong(8);
            if (links.getLong(0) != node) {
                node = links.getLong(0);
                least = Math.min(node, neighbour);
            }
            if (neighbour > node) {
                changed |= least < node;
                out.putLong(neighbour).putLong(least).end();
            }
        }
        tell(changed, task);
    }

    /** Links each node and its lesser neighbours to the least of them. */
    private static void smallStar(FlowTask task) throws IOException {
        TableCursor links = task.open(0);
        RecordOutput out = task.output(0);
        long node = -1;
        long least = -1;
        boolean changed = false;
        while (links.next()) {
            if (links.getLong(0) != node) {
                node = links.getLong(0);
                least = links.getLong(8);
                out.putLong(node).putLong(least).end();
            } else {
                changed = true;
                out.putLong(links.getLong(8)).putLong(least).end();
            }
        }
        tell(changed, task);
    }

    private static void tell(boolean changed, FlowTask task) throws IOException {
        if (changed) {
            task.output(1).putByte(1).end();
        }
    }

    private static void turn(FlowTask task) throws IOException {
        TableCursor links = task.open(0);
        RecordOutput out = task.output(0);
        while (links.next()) {
            out.putBytes(links, 8, 8).putBytes(links, 0, 8).end();
        }
    }

    /** From stars, by their centres: each centre once, and its leaves. */
    private static void membership(FlowTask task) throws IOException {
        TableCursor links = task.open(0);
        RecordOutput out = task.output(0);
        long centre = -1;
        while (links.next()) {
            if (links.getLong(0) != centre) {
                centre = links.getLong(0);
                out.putLong(centre).putLong(centre).end();
            }
            out.putBytes(links, 8, 8).putLong(centre).end();
        }
    }
}
