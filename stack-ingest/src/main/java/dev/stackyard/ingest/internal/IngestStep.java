package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.corpus.removal.Removals;
import dev.stackyard.ingest.internal.git.CloneLimits;
import dev.stackyard.ingest.internal.git.Clones;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts of a plan, a part to a task.
 *
 * @param run which run it is: in its own process a task uses the clones and listings that are there already
 * @param plan number of the plan
 * @param version tells plans apart that had the same number
 * @param parts positions in the plan, by task
 * @param fetchUrls URLs with credentials by URL without
 * @param export where the repositories of an export come from; null if there are none
 */
record IngestStep(
        String run,
        int plan,
        String version,
        List<Integer> parts,
        Map<String, String> fetchUrls,
        @Nullable ExportPlace export)
        implements Step {

    /** What runs of this process open sources with. */
    private static final Map<String, SourceOpener> OPENERS = new ConcurrentHashMap<>();

    /** The plan that this process has read last: on a cluster each worker reads it once, not once for each part. */
    private static volatile @Nullable Loaded last;

    private record Loaded(String location, String version, IngestPlan plan) {}

    IngestStep {
        parts = List.copyOf(parts);
        fetchUrls = Map.copyOf(fetchUrls);
    }

    /** Lets tasks in this process open sources as the run itself does, until {@link #forget}. */
    static void remember(String run, SourceOpener opener) {
        OPENERS.put(run, opener);
    }

    static void forget(String run) {
        OPENERS.remove(run);
    }

    @Override
    public void run(FlowTask task) throws IOException {
        Storage storage = task.corpus().storage();
        IngestPlan planned = plan(storage);
        IngestPlan.Part part = planned.parts().get(parts.get(task.number()));
        PartWriter writer = new PartWriter(task.corpus(), new PlanStore(storage), Removals.read(storage));
        SourceOpener opener = OPENERS.get(run);
        if (opener != null) {
            writer.write(planned, part, opener.with(planned.settings()), task::advance);
            return;
        }
        part.repositories().forEach(IngestStep::checkIsSeen);
        Path scratch = task.scratch("ingest");
        ExportedFiles exported = export == null ? null : export.open(storage);
        try (Clones clones = new Clones(scratch.resolve("clones"), CloneLimits.of(planned.settings()))) {
            Path root = storage instanceof LocalStorage local ? local.root() : null;
            opener = new SourceOpener(planned.settings(), scratch, clones, root, fetchUrls, exported);
            writer.write(planned, part, opener, task::advance);
        }
    }

    private IngestPlan plan(Storage storage) throws IOException {
        Loaded known = last;
        if (known != null && known.version.equals(version) && known.location.equals(storage.location())) {
            return known.plan;
        }
        IngestPlan read = new PlanStore(storage).plan(plan);
        last = new Loaded(storage.location(), version, read);
        return read;
    }

    /** Says in clear words what on a cluster is the most likely mistake. */
    private static void checkIsSeen(PlanEntry entry) {
        Path path = LocatedSource.of(entry).path();
        if (path != null && !Files.exists(path)) {
            throw new UserException(entry.location() + " is not there on the worker " + host()
                    + ": on a cluster, sources must lie where driver and workers see them under the same name; copy it to a"
                    + " shared disk, give the URL of its repository, or ingest it with the local engine first");
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "that was to read it";
        }
    }
}
