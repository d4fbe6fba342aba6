package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.internal.foreign.Fields;
import dev.stackyard.corpus.internal.foreign.ForeignParquet;
import dev.stackyard.corpus.internal.foreign.RowHandler;
import dev.stackyard.ingest.internal.PlanEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a span whose rows are repositories, and writes its parts as they fill. Not thread-safe. */
final class SpanReader implements RowHandler {

    /** Contents of one part that are kept in memory while it is read; more go to a scratch file. */
    private static final long INLINE_BYTES = 64L << 20;

    private final PublishedPlan plan;
    private final PublishedPlan.Span span;
    private final PublishedPartWriter writer;
    private final InlineContents inline;
    private final Progress.Task task;
    private final RowMapping mapping;
    private final DatasetKind kind;
    private final List<List<PublishedRow>> repositories = new ArrayList<>();
    private final List<RepositoryProblem> problems = new ArrayList<>();
    private final List<String> fileProblems = new ArrayList<>();
    private final List<Pending> files = new ArrayList<>();
    private int current;
    /** The row that is being read, or comes next. */
    private long at;

    private boolean partWanted;
    private BitSet omitted = new BitSet();
    private boolean wanted;
    private long tooMany;

    private SpanReader(
            PublishedPlan plan,
            PublishedPlan.Span span,
            PublishedPartWriter writer,
            InlineContents inline,
            Progress.Task task,
            long firstRow)
            throws IOException {
        this.plan = plan;
        this.span = span;
        this.writer = writer;
        this.inline = inline;
        this.task = task;
        this.kind = plan.datasetKind();
        this.mapping = new RowMapping(kind);
        this.at = firstRow;
        beginPart();
    }

    /** Reads the span, if any of its parts is not done. */
    static void read(
            PublishedPlan plan,
            PublishedPlan.Span span,
            StorageFile file,
            PublishedPartWriter writer,
            Path scratch,
            Progress.Task task)
            throws IOException {
        try (ForeignParquet parquet = ForeignParquet.open(file.storage(), file.name());
                InlineContents inline = new InlineContents(scratch, INLINE_BYTES)) {
            long firstRow = parquet.groupRows().stream()
                    .limit(span.firstGroup())
                    .mapToLong(Long::longValue)
                    .sum();
            SpanReader reader = new SpanReader(plan, span, writer, inline, task, firstRow);
            parquet.read(span.firstGroup(), span.endGroup(), kindColumns(plan), reader);
            reader.finish();
        }
    }

    private static java.util.Set<String> kindColumns(PublishedPlan plan) {
        return plan.datasetKind().columns();
    }

    private LayerStamp stamp(int part) {
        return plan.stamp(span, span.parts().get(part));
    }

    private boolean isDone(int part) throws IOException {
        return part >= span.parts().size()
                || writer.isDone(span.parts().get(part).id(), stamp(part));
    }

    private void beginPart() throws IOException {
        partWanted = !isDone(current);
        omitted = partWanted ? Omissions.parse(span.parts().get(current).omitted()) : new BitSet();
        wanted = wantsRow();
    }

    private boolean wantsRow() {
        if (!partWanted) {
            return false;
        }
        long row = at - span.parts().get(current).from();
        return row >= 0 && !omitted.get((int) row);
    }

    /** A file of the row that is being read; whose it is may be said after it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pending(byte[] path, PublishedFacts facts, InlineContents.@Nullable Place content) {}

    @Override
    public void element(Fields row, Fields file) throws IOException {
        if (!wanted) {
            return;
        }
        if (files.size() >= plan.settings().maxFiles()) {
            tooMany++;
            return;
        }
        byte[] path = mapping.path(file);
        if (path.length == 0) {
            fileProblems.add(": a file has no path and is left out");
            return;
        }
        byte[] content = kind.hasContents() ? file.bytes("content") : null;
        if (content != null && content.length >= plan.settings().maxFileBytes()) {
            fileProblems.add(":/" + file.string("file_path") + ": has " + content.length
                    + " bytes, more than max_file_bytes allows");
            content = null;
        }
        files.add(new Pending(path, mapping.facts(file), content == null ? null : inline.keep(content)));
    }

    @Override
    public void row(long number, Fields row) throws IOException {
        if (wanted) {
            PlanEntry repository = mapping.repository(row);
            if (tooMany > 0) {
                fileProblems.add(": has " + tooMany + " files more than max_files allows; they are left out");
                tooMany = 0;
            }
            fileProblems.forEach(problem -> problems.add(new RepositoryProblem(repository, problem)));
            fileProblems.clear();
            repositories.add(files.stream()
                    .map(file -> new PublishedRow(repository, file.path(), file.facts(), file.content()))
                    .toList());
            files.clear();
        }
        at = number + 1;
        if (current < span.parts().size()
                && number + 1 >= span.parts().get(current).end()) {
            finishPart();
        }
        wanted = wantsRow();
    }

    private void finishPart() throws IOException {
        if (partWanted) {
            PublishedPlan.Part part = span.parts().get(current);
            writer.write(plan, part.id(), stamp(current), repositories, inline, problems, task);
            repositories.clear();
            problems.clear();
            inline.clear();
        }
        current++;
        beginPart();
    }

    private void finish() {
        if (current < span.parts().size()) {
            throw new IllegalStateException("part " + span.parts().get(current).number() + " ends behind its span");
        }
    }
}
