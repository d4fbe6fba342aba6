package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.flow.Flow;
import dev.stackyard.corpus.flow.Job;
import dev.stackyard.corpus.flow.Table;
import dev.stackyard.corpus.flow.TableCursor;
import dev.stackyard.corpus.flow.Tasks;
import dev.stackyard.corpus.table.TableScan;
import dev.stackyard.swhid.ObjectHash;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds all files below some root directories, by scans, sorts and merges alone: there is no look-up of single directories,
 * so the time grows with the size of the tables and not with the speed of a disk's seeks.
 *
 * <ol>
 *   <li>{@code directory_entry} is scanned, and walked level by level ({@link DirectoryWalk}): files are found.
 *   <li>{@code content} and {@code skipped_content} are scanned for what was found ({@link WantedIds}) and joined with the files,
 *       which come out in row order ({@link ContentJoin}).
 * </ol>
 *
 * Each of the two leaves its outcome in the corpus ({@link WalkFiles}) before the next begins. All of it are jobs of a flow.
 */
public final class ExportWalk {

    /** Git's tree without entries: in no table of entries, and not missing. */
    public static final ObjectHash EMPTY_TREE = ObjectHash.parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    private static final String FOUND = "found";
    /** Records of one file of what was found: some fifty megabytes. */
    private static final long FOUND_RECORDS = 1 << 20;

    private static final int MOST_FILES = 1 << 12;
    /** Changes when files of older versions cannot be gone on with. */
    private static final int FORMAT = 2;

    private final RunContext context;
    private final Flow flow;
    private final ExportScan scan;
    private final WalkLimits limits;
    private final WalkFiles files;

    public ExportWalk(RunContext context, ExportScan scan, WalkLimits limits) {
        this.context = context;
        this.flow = context.flow();
        this.scan = scan;
        this.limits = limits;
        this.files = new WalkFiles(context.corpus().storage());
    }

    /** Lists the files of all roots; what an earlier run has finished is not done again. */
    public Listing run(List<ObjectHash> wanted) throws IOException {
        List<ObjectHash> roots = files.prepare(fingerprint(), wanted);
        if (!files.has(RootTotals.FILE)) {
            try (FoundFiles found = files.has(FOUND) ? readFound() : find(roots)) {
                list(found, roots.size());
            }
            if (scan.unusable() > 0) {
                context.progress()
                        .note(scan.unusable() + " rows of the export have no identifier and were passed over");
            }
        }
        files.delete(FOUND);
        files.delete("wanted-");
        return Listing.open(files, roots);
    }

    private String fingerprint() throws IOException {
        Map<String, Object> inputs = new HashMap<>();
        for (TableScan table :
                List.of(EntryScan.SCAN, MissingDirectories.SCAN, ContentScan.PRESENT, ContentScan.SKIPPED)) {
            inputs.put(table.table(), scan.files(table.table()));
        }
        inputs.put("limits", limits);
        inputs.put("format", FORMAT);
        return Fingerprints.ofJson(inputs);
    }

    private FoundFiles find(List<ObjectHash> roots) throws IOException {
        FoundFiles found = new DirectoryWalk(context, scan, limits, roots).run();
        int number = (int) Math.min(MOST_FILES, found.files().count() / FOUND_RECORDS + 1);
        List<byte[]> cuts = new ArrayList<>();
        for (int i = 1; i < number; i++) {
            cuts.add(key((int) ((1L << Integer.SIZE) / number * i)));
        }
        write(FOUND, found.files().list(), cuts);
        files.write(FOUND, out -> {
            out.writeInt(number);
            for (Map.Entry<Integer, String> each : found.rejected().entrySet()) {
                out.writeInt(each.getKey());
                out.writeUTF(each.getValue());
            }
        });
        return found;
    }

    private FoundFiles readFound() throws IOException {
        context.progress().note("going on with the files that were found before");
        SortedMap<Integer, String> rejected = new TreeMap<>();
        DataInputStream in = files.read(FOUND);
        Job job = Job.of("", Tasks.numbers(in.readInt())).writing(WalkRecords.FILES);
        while (in.available() > 0) {
            rejected.put(in.readInt(), in.readUTF());
        }
        OpenTables tables = new OpenTables();
        tables.add(flow.run(job, new KeptFiles.Read(FOUND)).get(0));
        return new FoundFiles(tables, rejected);
    }

    /** Writes tables to files: one more than there are keys to cut them at. */
    private void write(String kind, List<Table> tables, List<byte[]> cuts) throws IOException {
        Job job = Job.of("", Tasks.cuts(cuts)).reading(tables.toArray(Table[]::new));
        flow.run(job, new KeptFiles.Write(kind, tables.size()));
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private void list(FoundFiles found, int roots) throws IOException {
        List<Table> made;
        try (found;
                OpenTables contents = contents(found)) {
            List<Table> inputs = new ArrayList<>(found.files().list());
            inputs.addAll(contents.list());
            Job job = Job.of("list files", Tasks.ranges(ObjectHash.BYTES))
                    .rows(found.files().count())
                    .reading(inputs.toArray(Table[]::new))
                    .writing(ContentJoin.LISTING, RootSums.shape("counts"));
            made = flow.run(
                    job,
                    new ContentJoin(
                            limits, found.files().list().size(), contents.list().size(), found.rejectedRoots()));
        }
        try (Table listing = made.get(0)) {
            RootTotals totals = totals(made.get(1), found.rejected(), roots);
            write(
                    Listing.FILES,
                    List.of(listing),
                    totals.starts().stream().map(ExportWalk::key).toList());
            totals.save(files);
        }
    }

    /** What the archive says of the contents of files. */
    private OpenTables contents(FoundFiles found) throws IOException {
        OpenTables contents = new OpenTables();
        if (found.files().list().isEmpty()) {
            return contents;
        }
        try (WantedIds wanted = WantedIds.of(context, found.files().list())) {
            contents.add(scan.run(
                            ContentScan.PRESENT,
                            wanted.place(),
                            ContentScan.records(EntryKind.PRESENT),
                            ContentScan.CONTENTS)
                    .get(0));
            if (scan.has(ContentScan.SKIPPED.table())) {
                contents.add(scan.run(
                                ContentScan.SKIPPED,
                                wanted.place(),
                                ContentScan.records(EntryKind.SKIPPED),
                                ContentScan.CONTENTS)
                        .get(0));
            }
        }
        return contents;
    }

    private RootTotals totals(Table counts, SortedMap<Integer, String> rejected, int roots) throws IOException {
        Job job = Job.of("", Tasks.ranges(Integer.BYTES)).reading(counts).writing(RootSums.shape("totals"));
        try (counts;
                Table sums = flow.run(job, new SumRoots(1, null)).get(0);
                TableCursor cursor = sums.read()) {
            return RootTotals.of(cursor, rejected, roots);
        }
    }
}
