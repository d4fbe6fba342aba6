package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.TableShape;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.table.Condition;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to take of each origin, as The Stack v2 did ({@code merge_gha_swh.py}; facts 1.3, steps 1 to 4): its last full
 * visit, and in that snapshot the main branch. Tables are scanned and joined by jobs of a flow; what was chosen is held in
 * memory: some hundred bytes for each origin that is wanted, as the plan of an ingest holds them too.
 */
public final class ExportSelection {

    private static final String BRANCHES = "refs/heads/";
    /** What is accepted where nobody says which branch is the main one. */
    private static final Set<String> USUAL = Set.of("HEAD", BRANCHES + "master", BRANCHES + "main");

    /** A longer list of identifiers prunes nothing: some are in every row group. */
    private static final int MOST_PUSHED = 1000;

    private final RunContext context;
    private final Flow flow;
    private final ExportScan scan;

    public ExportSelection(RunContext context, ExportScan scan) {
        this.context = context;
        this.flow = context.flow();
        this.scan = scan;
    }

    /**
     * An origin at its last full visit.
     *
     * @param date of the visit; null if the export has none that makes sense
     */
    public record Visit(
            String origin, long number, @Nullable Instant date, ObjectHash snapshot) {}

    /**
     * The main branch of an origin; some have several that may be it.
     *
     * @param authored author's time, null if it makes no sense
     * @param committed committer's time, likewise
     */
    public record Head(
            Visit visit,
            String branch,
            ObjectHash revision,
            ObjectHash directory,
            @Nullable Instant authored,
            @Nullable Instant committed) {}

    /**
     * The last full visit of each origin, sorted by origin.
     *
     * @param prefix what origins must begin with
     * @param origins the ones to take; null for all
     */
    public List<Visit> visits(String prefix, @Nullable Set<String> origins) throws IOException {
        TableScan wanted = LastVisits.SCAN;
        if (!prefix.isEmpty()) {
            wanted = wanted.where(new Condition.StartsWith("origin", prefix));
        }
        if (origins != null && origins.size() <= MOST_PUSHED) {
            wanted = wanted.where(new Condition.OneOf("origin", origins));
        }
        List<Table> inputs =
                new ArrayList<>(scan.run(wanted, WantedIds.Place.EVERYTHING, LastVisits.RECORDS, LastVisits.VISITS));
        if (origins != null) {
            inputs.add(flow.fill(LastVisits.NAMED, out -> {
                for (String origin : origins) {
                    LastVisits.putOrigin(origin, out);
                    out.end();
                }
            }));
        }
        List<Visit> visits = new ArrayList<>();
        try (Table last = join(new LastVisits(origins != null), LastVisits.HASH_BYTES, LastVisits.VISITS, inputs);
                TableCursor visit = last.read()) {
            while (visit.next()) {
                visits.add(LastVisits.visit(visit));
            }
        }
        visits.sort(Comparator.comparing(Visit::origin));
        return visits;
    }

    /** Runs a job over tables, which are closed. */
    private Table join(Step step, int keyBytes, TableShape output, List<Table> inputs) throws IOException {
        Job job = Job.of("", Tasks.ranges(keyBytes))
                .reading(inputs.toArray(Table[]::new))
                .writing(output);
        Table joined = flow.run(job, step).get(0);
        for (Table input : inputs) {
            input.close();
        }
        return joined;
    }

    /**
     * The main branches of visits, in their order, those of one visit by name.
     *
     * @param defaultBranch name of an origin's main branch, without {@code refs/heads/}; null where nobody says
     * @param followHead takes what a snapshot's HEAD stands for where {@code defaultBranch} says nothing
     */
    public List<Head> heads(List<Visit> visits, Function<String, @Nullable String> defaultBranch, boolean followHead)
            throws IOException {
        Set<ObjectHash> snapshots = visits.stream().map(Visit::snapshot).collect(Collectors.toSet());
        try (Table ids = snapshots(snapshots);
                WantedIds wanted = WantedIds.of(context, List.of(ids))) {
            Map<ObjectHash, String> aliases = followHead ? aliases(snapshots, wanted) : Map.of();
            List<Set<String>> accepted = new ArrayList<>();
            for (Visit visit : visits) {
                String stated = defaultBranch.apply(visit.origin());
                String alias = aliases.get(visit.snapshot());
                accepted.add(stated != null ? Set.of(BRANCHES + stated) : alias != null ? Set.of(alias) : USUAL);
            }
            return heads(visits, withRevisions(withBranches(visits, snapshots, accepted, wanted)));
        }
    }

    private Table snapshots(Set<ObjectHash> snapshots) throws IOException {
        return flow.fill(HeadSteps.SNAPSHOTS, out -> {
            for (ObjectHash snapshot : snapshots) {
                out.putBytes(snapshot.toBytes(), 0, ObjectHash.BYTES).end();
            }
        });
    }

    private static TableScan pushed(TableScan scan, String column, Set<ObjectHash> ids) {
        return ids.size() > MOST_PUSHED
                ? scan
                : scan.where(new Condition.OneOf(
                        column, ids.stream().map(ObjectHash::hex).collect(Collectors.toSet())));
    }

    private static TableScan branchScan(String targetType, Set<ObjectHash> snapshots) {
        return pushed(HeadSteps.branchScan(targetType), "snapshot_id", snapshots);
    }

    /** The branch that each snapshot's HEAD stands for. */
    private Map<ObjectHash, String> aliases(Set<ObjectHash> snapshots, WantedIds wanted) throws IOException {
        Map<ObjectHash, String> aliases = new HashMap<>();
        List<Table> made =
                scan.run(branchScan("alias", snapshots), wanted.place(), HeadSteps.ALIAS_RECORDS, HeadSteps.ALIASES);
        try (Table found = made.get(0);
                TableCursor alias = found.read()) {
            while (alias.next()) {
                ObjectHash snapshot = ObjectHash.of(alias.array(), alias.offset());
                if (snapshots.contains(snapshot)) {
                    aliases.merge(snapshot, Texts.get(alias, HeadSteps.NAME), (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
        }
        return aliases;
    }

    /** The revisions that accepted branches stand for: {@link HeadSteps#HEADS}. */
    private Table withBranches(
            List<Visit> visits, Set<ObjectHash> snapshots, List<Set<String>> accepted, WantedIds wanted)
            throws IOException {
        Table names = flow.fill(HeadSteps.ACCEPTED, out -> {
            for (int i = 0; i < visits.size(); i++) {
                for (String name : accepted.get(i)) {
                    out.putBytes(visits.get(i).snapshot().toBytes(), 0, ObjectHash.BYTES);
                    Texts.put(Texts.bytes(name), out);
                    out.putInt(i).end();
                }
            }
        });
        Set<String> distinct = accepted.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Table branches = scan.run(
                        branchScan("revision", snapshots),
                        wanted.place(),
                        HeadSteps.branchRecords(distinct),
                        HeadSteps.BRANCHES)
                .get(0);
        return join(new HeadSteps.JoinBranches(), ObjectHash.BYTES, HeadSteps.HEADS, List.of(names, branches));
    }

    /** What is known of those revisions: {@link HeadSteps#CHOSEN}. */
    private Table withRevisions(Table heads) throws IOException {
        Set<ObjectHash> few = new HashSet<>();
        try (TableCursor head = heads.read()) {
            while (few.size() <= MOST_PUSHED && head.next()) {
                few.add(ObjectHash.of(head.array(), head.offset()));
            }
        }
        try (WantedIds wanted = WantedIds.of(context, List.of(heads))) {
            Table revisions = scan.run(
                            pushed(HeadSteps.REVISION_SCAN, "id", few),
                            wanted.place(),
                            HeadSteps.REVISION_RECORDS,
                            HeadSteps.REVISIONS)
                    .get(0);
            return join(new HeadSteps.JoinRevisions(), ObjectHash.BYTES, HeadSteps.CHOSEN, List.of(heads, revisions));
        }
    }

    private static List<Head> heads(List<Visit> visits, Table chosen) throws IOException {
        Map<Integer, List<Head>> byVisit = new TreeMap<>();
        try (chosen;
                TableCursor head = chosen.read()) {
            while (head.next()) {
                int visit = head.getInt(0);
                int end = Texts.end(head, Integer.BYTES);
                int directory = end + ObjectHash.BYTES;
                int authored = directory + ObjectHash.BYTES;
                byVisit.computeIfAbsent(visit, any -> new ArrayList<>())
                        .add(new Head(
                                visits.get(visit),
                                Texts.get(head, Integer.BYTES),
                                ObjectHash.of(head.array(), head.offset() + end),
                                ObjectHash.of(head.array(), head.offset() + directory),
                                Texts.getTime(head, authored),
                                Texts.getTime(head, authored + Texts.TIME_BYTES)));
            }
        }
        byVisit.values().forEach(heads -> heads.sort(Comparator.comparing(Head::branch)));
        return byVisit.values().stream().flatMap(List::stream).toList();
    }
}
