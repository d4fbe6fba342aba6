package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.corpus.table.Condition;
import dev.stackyard.corpus.table.RowConsumer;
import dev.stackyard.corpus.table.TableColumn;
import dev.stackyard.corpus.table.TableRow;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.corpus.table.Tables;
import dev.stackyard.ingest.internal.SaneTime;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to take of each origin, as The Stack v2 did ({@code merge_gha_swh.py}; facts 1.3, steps 1 to 4): its last full
 * visit, and in that snapshot the main branch. One scan for each table, joined with what is known so far, which is held in
 * memory: some hundred bytes for each origin that is wanted, as the plan of an ingest holds them too.
 */
public final class ExportSelection {

    private static final String BRANCHES = "refs/heads/";
    private static final String HEAD = "HEAD";
    /** What is accepted where nobody says which branch is the main one. */
    private static final Set<String> USUAL = Set.of(HEAD, BRANCHES + "master", BRANCHES + "main");

    /** A longer list of identifiers prunes nothing: some are in every row group. */
    private static final int MOST_PUSHED = 1000;

    private static final String SNAPSHOT = "snapshot_id";
    private static final String TARGET_TYPE = "target_type";

    private final Tables tables;
    private final WorkerPool pool;

    public ExportSelection(Tables tables, WorkerPool pool) {
        this.tables = tables;
        this.pool = pool;
    }

    /**
     * An origin at its last full visit.
     *
     * @param date of the visit; null if the export has none that makes sense
     */
    public record Visit(
            String origin, long number, @Nullable Instant date, ObjectHash snapshot) {

        private static final Comparator<Visit> LATEST = Comparator.comparingLong(Visit::number)
                .thenComparing(Visit::date, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Visit::snapshot);

        private static Visit later(Visit a, Visit b) {
            return LATEST.compare(a, b) >= 0 ? a : b;
        }
    }

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
        TableScan scan = TableScan.of(
                        "origin_visit_status",
                        TableColumn.bytes("origin"),
                        TableColumn.number("visit"),
                        TableColumn.time("date"),
                        TableColumn.bytes("status"),
                        TableColumn.bytes("snapshot"))
                .where(Condition.OneOf.of("status", "full"));
        if (!prefix.isEmpty()) {
            scan = scan.where(new Condition.StartsWith("origin", prefix));
        }
        if (origins != null) {
            scan = scan.where(new Condition.OneOf("origin", origins));
        }
        Map<String, Visit> latest = new HashMap<>();
        tables.scan(scan, () -> row -> add(row, latest), pool);
        return latest.values().stream()
                .sorted(Comparator.comparing(Visit::origin))
                .toList();
    }

    private static void add(TableRow row, Map<String, Visit> latest) {
        ObjectHash snapshot = HexIds.read(row, 4);
        if (snapshot == null || row.isNull(0) || row.isNull(1)) {
            return;
        }
        Instant date = SaneTime.orNull(row.time(2));
        Visit visit = new Visit(
                text(row, 0), row.number(1), date == null ? null : date.truncatedTo(ChronoUnit.MICROS), snapshot);
        synchronized (latest) {
            latest.merge(visit.origin(), visit, Visit::later);
        }
    }

    private static String text(TableRow row, int column) {
        return new String(row.array(column), row.offset(column), row.length(column), StandardCharsets.UTF_8);
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
        Map<ObjectHash, String> aliases = followHead ? aliases(snapshots) : Map.of();
        Map<Visit, Set<String>> accepted = new HashMap<>();
        for (Visit visit : visits) {
            String stated = defaultBranch.apply(visit.origin());
            String alias = aliases.get(visit.snapshot());
            accepted.put(visit, stated != null ? Set.of(BRANCHES + stated) : alias != null ? Set.of(alias) : USUAL);
        }
        Map<ObjectHash, Map<String, ObjectHash>> branches = branches(snapshots, names(accepted.values()));
        Map<ObjectHash, Revision> revisions = revisions(branches.values().stream()
                .flatMap(targets -> targets.values().stream())
                .collect(Collectors.toSet()));
        List<Head> heads = new ArrayList<>();
        for (Visit visit : visits) {
            Map<String, ObjectHash> targets = branches.getOrDefault(visit.snapshot(), Map.of());
            accepted.getOrDefault(visit, Set.of()).stream().sorted().forEach(name -> {
                ObjectHash target = targets.get(name);
                Revision revision = target == null ? null : revisions.get(target);
                if (target != null && revision != null) {
                    heads.add(new Head(
                            visit, name, target, revision.directory(), revision.authored(), revision.committed()));
                }
            });
        }
        return heads;
    }

    private static Set<String> names(Collection<Set<String>> accepted) {
        return accepted.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static TableScan branchScan(Set<ObjectHash> snapshots, String targetType) {
        TableScan scan = TableScan.of(
                        "snapshot_branch",
                        TableColumn.bytes(SNAPSHOT),
                        TableColumn.bytes("name"),
                        TableColumn.bytes("target"),
                        TableColumn.bytes(TARGET_TYPE))
                .where(Condition.OneOf.of(TARGET_TYPE, targetType));
        return pushed(scan, SNAPSHOT, snapshots);
    }

    private static TableScan pushed(TableScan scan, String column, Set<ObjectHash> ids) {
        return ids.size() > MOST_PUSHED
                ? scan
                : scan.where(new Condition.OneOf(
                        column, ids.stream().map(ObjectHash::hex).collect(Collectors.toSet())));
    }

    /** The branch that each snapshot's HEAD stands for. */
    private Map<ObjectHash, String> aliases(Set<ObjectHash> snapshots) throws IOException {
        Map<ObjectHash, String> aliases = new HashMap<>();
        RowConsumer consumer = row -> {
            ObjectHash snapshot = HexIds.read(row, 0);
            if (snapshot != null && snapshots.contains(snapshot) && text(row, 1).equals(HEAD)) {
                synchronized (aliases) {
                    aliases.merge(snapshot, text(row, 2), (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
        };
        tables.scan(branchScan(snapshots, "alias"), () -> consumer, pool);
        return aliases;
    }

    /** The revisions that branches of some names stand for. */
    private Map<ObjectHash, Map<String, ObjectHash>> branches(Set<ObjectHash> snapshots, Set<String> names)
            throws IOException {
        Map<ObjectHash, Map<String, ObjectHash>> branches = new HashMap<>();
        RowConsumer consumer = row -> {
            ObjectHash snapshot = HexIds.read(row, 0);
            ObjectHash target = HexIds.read(row, 2);
            if (snapshot == null || target == null || !snapshots.contains(snapshot)) {
                return;
            }
            String name = text(row, 1);
            if (names.contains(name)) {
                synchronized (branches) {
                    branches.computeIfAbsent(snapshot, any -> new HashMap<>())
                            .merge(name, target, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
        };
        tables.scan(branchScan(snapshots, "revision"), () -> consumer, pool);
        return branches;
    }

    private record Revision(
            ObjectHash directory,
            @Nullable Instant authored,
            @Nullable Instant committed) {}

    private Map<ObjectHash, Revision> revisions(Set<ObjectHash> wanted) throws IOException {
        TableScan scan = TableScan.of(
                        "revision",
                        TableColumn.bytes("id"),
                        TableColumn.time("date"),
                        TableColumn.time("committer_date"),
                        TableColumn.bytes("directory"),
                        TableColumn.bytes("type"))
                .where(Condition.OneOf.of("type", "git"));
        Map<ObjectHash, Revision> revisions = new HashMap<>();
        RowConsumer consumer = row -> {
            ObjectHash id = HexIds.read(row, 0);
            ObjectHash directory = HexIds.read(row, 3);
            if (id != null && directory != null && wanted.contains(id)) {
                Revision revision = new Revision(directory, SaneTime.orNull(row.time(1)), SaneTime.orNull(row.time(2)));
                synchronized (revisions) {
                    revisions.merge(id, revision, (a, b) -> a.directory().compareTo(b.directory()) <= 0 ? a : b);
                }
            }
        };
        tables.scan(pushed(scan, "id", wanted), () -> consumer, pool);
        return revisions;
    }
}
