package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.internal.WorkerPool;
import dev.stackyard.ingest.IngestSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at many sources at once; what comes out is in the order of the sources. */
final class Survey {

    /** A source and what was found: a state, or the reason why it is rejected. */
    record Finding(
            int order,
            LocatedSource source,
            @Nullable RepositoryState state,
            IngestSummary.@Nullable Rejected rejected) {}

    private final SourceOpener opener;
    private final WorkerPool pool;
    private final Progress progress;

    Survey(SourceOpener opener, WorkerPool pool, Progress progress) {
        this.opener = opener;
        this.pool = pool;
        this.progress = progress;
    }

    List<Finding> of(List<LocatedSource> sources) throws IOException {
        @Nullable Finding[] findings = new Finding[sources.size()];
        List<Integer> orders = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            orders.add(i);
        }
        try (Progress.Task task = progress.begin("survey", sources.size())) {
            pool.forEach(orders, order -> {
                findings[order] = look(order, sources.get(order));
                task.advance(1, 0);
            });
        }
        List<Finding> all = new ArrayList<>();
        for (Finding finding : findings) {
            all.add(Objects.requireNonNull(finding, "every source was looked at"));
        }
        return all;
    }

    private Finding look(int order, LocatedSource source) throws IOException {
        try (SourceReader reader = opener.open(source)) {
            return new Finding(order, source, reader.survey(), null);
        } catch (RejectedSourceException e) {
            return new Finding(order, source, null, new IngestSummary.Rejected(source.location(), e.reason()));
        }
    }
}
