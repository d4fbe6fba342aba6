package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.List;

/**
 * Finds the files below some root directories. {@code directory_entry} is read once; each level joins the directories that were
 * found with the entries that are directories themselves, a small part of the table; all other entries are joined once, with the
 * directories of all levels.
 */
final class DirectoryWalk {

    private final RunContext context;
    private final Flow flow;
    private final ExportScan scan;
    private final WalkLimits limits;
    private final List<ObjectHash> roots;
    private final OpenTables files = new OpenTables();

    /** @param roots the directories that are walked; their places in the list are their numbers */
    DirectoryWalk(RunContext context, ExportScan scan, WalkLimits limits, List<ObjectHash> roots) {
        this.context = context;
        this.flow = context.flow();
        this.scan = scan;
        this.limits = limits;
        this.roots = roots;
    }

    /** Finds the files; whoever calls closes what was found. */
    FoundFiles run() throws IOException {
        try (RootBudgets budgets = new RootBudgets(flow, limits);
                OpenTables directories = new OpenTables()) {
            List<Table> entries = scan.run(
                    EntryScan.SCAN,
                    WantedIds.Place.EVERYTHING,
                    EntryScan.RECORDS,
                    EntryScan.DIRECTORIES,
                    EntryScan.LEAVES);
            directories.add(entries.get(0));
            try (Table unentered = enter(directories, entries.get(1), budgets)) {
                if (unentered.count() > 0) {
                    listMissing(unentered, budgets);
                }
            }
            return new FoundFiles(files, budgets.reasons());
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** Finds the files of all directories; what is left are directories without entries. */
    private Table enter(OpenTables directories, Table leaves, RootBudgets budgets) throws IOException {
        List<Table> made;
        try (leaves;
                Table places = walkLevels(directories, budgets)) {
            Job job = Job.of("find files", Tasks.ranges(ObjectHash.BYTES))
                    .rows(places.count())
                    .reading(places, leaves)
                    .writing(WalkRecords.FILES, WalkRecords.UNENTERED, RootSums.shape("spent"));
            made = flow.run(job, new EnterLeaves(limits, budgets.rejected()));
        }
        files.add(made.get(0));
        spend(budgets, made.get(2));
        return made.get(1);
    }

    /** The places of all directories that are entered. */
    private Table walkLevels(OpenTables entries, RootBudgets budgets) throws IOException {
        try (Progress.Task progress = context.progress().begin("walk", 0);
                OpenTables places = new OpenTables();
                Table directories = entries.gather(flow, EntryScan.DIRECTORIES, ObjectHash.BYTES)) {
            Table next = flow.fill(WalkRecords.TO_ENTER, out -> {
                for (int i = 0; i < roots.size(); i++) {
                    out.putBytes(roots.get(i).toBytes(), 0, ObjectHash.BYTES)
                            .putInt(i)
                            .end();
                }
            });
            for (int level = 0; next.count() > 0; level++) {
                Job job = Job.of("", Tasks.ranges(ObjectHash.BYTES))
                        .reading(next, directories)
                        .writing(WalkRecords.TO_ENTER, WalkRecords.PLACES, WalkRecords.FILES, RootSums.shape("spent"));
                List<Table> made = flow.run(job, new EnterLevel(limits, level, budgets.rejected()));
                progress.advance(next.count(), 0);
                next.close();
                next = made.get(0);
                places.add(made.get(1));
                files.add(made.get(2));
                spend(budgets, made.get(3));
            }
            next.close();
            return places.gather(flow, WalkRecords.PLACES, ObjectHash.BYTES);
        }
    }

    private static void spend(RootBudgets budgets, Table spent) throws IOException {
        try (spent) {
            if (spent.count() > 0) {
                budgets.spend(spent);
            }
        }
    }

    private void listMissing(Table unentered, RootBudgets budgets) throws IOException {
        Job job = Job.of("", Tasks.ranges(ObjectHash.BYTES))
                .writing(WalkRecords.FILES, MissingDirectories.MISSING_ROOTS, RootSums.shape("spent"));
        List<Table> made;
        try (Table known = known(unentered)) {
            made = flow.run(job.reading(unentered, known), new MissingDirectories());
        }
        files.add(made.get(0));
        try (Table missing = made.get(1);
                TableCursor root = missing.read()) {
            while (root.next()) {
                budgets.reject(
                        root.getInt(0),
                        "has a root directory that the export does not have: "
                                + roots.get(root.getInt(0)).hex());
            }
        }
        spend(budgets, made.get(2));
    }

    /** Directories that the export has, of those that seem to be missing and some others. */
    private Table known(Table unentered) throws IOException {
        if (!scan.has(MissingDirectories.SCAN.table())) {
            return flow.fill(MissingDirectories.KNOWN, out -> {});
        }
        try (WantedIds wanted = WantedIds.of(context, List.of(unentered))) {
            return scan.run(
                            MissingDirectories.SCAN,
                            wanted.place(),
                            MissingDirectories.RECORDS,
                            MissingDirectories.KNOWN)
                    .get(0);
        }
    }
}
