package dev.stackyard.cli;

import dev.stackyard.cli.report.HtmlReport;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.removal.LayerErasure;
import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.RemovalRequest;
import dev.stackyard.corpus.removal.RemovalSelection;
import dev.stackyard.corpus.removal.RemovalStore;
import dev.stackyard.corpus.removal.RemovedRow;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.tokenize.ShardEdits;
import dev.stackyard.tokenize.ShardErasure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Plans removals and carries them out.
 *
 * <p>A removal is ordered when its record is written, and from then on is carried out to its end by whatever writes to the
 * corpus next: the index, shards, layers, journal, ingest reports, the report page, and the note that it is done. Every step can be
 * done again, so a run that was cut off anywhere comes to the same bytes.
 */
final class RemovalRun {

    /** The index by SWHID, which names what was removed. */
    private static final String INDEX = "index";

    /**
     * What a removal would do.
     *
     * @param found rows, and rules that mean none
     * @param edits of the shards
     */
    record Plan(RemovalRecord record, RemovalSelection.Found found, ShardEdits edits) {}

    private final Corpus corpus;
    private final Storage storage;
    private final RemovalStore store;
    private final int threads;
    private final Progress progress;

    RemovalRun(Corpus corpus, int threads, Progress progress) {
        this.corpus = corpus;
        this.storage = corpus.storage();
        this.store = new RemovalStore(storage);
        this.threads = threads;
        this.progress = progress;
    }

    /** Works out what a request comes to. Changes nothing. */
    Plan plan(RemovalRequest request) throws IOException {
        RemovalSelection.Found found = RemovalSelection.find(corpus, request, threads);
        ShardEdits edits = ShardErasure.plan(corpus, found.rows(), request.mask());
        List<RemovedRow> rows = found.rows();
        RemovalRecord.Totals totals = new RemovalRecord.Totals(
                rows.size(),
                found.bytes(),
                rows.stream().map(RemovedRow::contentId).distinct().count(),
                rows.stream()
                        .filter(RemovedRow::refused)
                        .map(RemovedRow::contentId)
                        .distinct()
                        .count(),
                List.copyOf(found.repositories()),
                (int) rows.stream().map(RemovedRow::part).distinct().count(),
                edits.shards(),
                edits.segments(),
                edits.tokens());
        int number = store.records().size();
        return new Plan(new RemovalRecord(RemovalRecord.FORMAT, number, request, totals), found, edits);
    }

    /** Orders what was planned, and carries it out. Returns the names of files that were rewritten or deleted. */
    SortedSet<String> carryOut(Plan plan) throws IOException {
        int number = plan.record().number();
        store.writeRows(number, plan.found().rows());
        ShardErasure.save(storage, RemovalStore.shardsFile(number), plan.edits());
        store.order(plan.record());
        return carryOut(plan.record());
    }

    /** Carries the removal out that was ordered and cut off, if there is one; returns its record. */
    Optional<RemovalRecord> finishPending() throws IOException {
        Optional<RemovalRecord> pending = store.pending();
        if (pending.isPresent()) {
            progress.note("finishing removal " + pending.get().number() + ", which was cut off");
            carryOut(pending.get());
        }
        return pending;
    }

    /** Erases again what older removals took and somebody has put back. Returns the names of files that were rewritten. */
    SortedSet<String> carryOutAgain() throws IOException {
        SortedSet<String> rewritten = new TreeSet<>();
        for (RemovalRecord record : store.records()) {
            rewritten.addAll(LayerErasure.apply(corpus, record, threads, progress));
        }
        return rewritten;
    }

    private SortedSet<String> carryOut(RemovalRecord record) throws IOException {
        SortedSet<String> rewritten = new TreeSet<>();
        deleteAll(INDEX, rewritten);
        rewritten.addAll(ShardErasure.apply(storage, RemovalStore.shardsFile(record.number())));
        rewritten.addAll(LayerErasure.apply(corpus, record, threads, progress));
        Ingest.recount(corpus, parts(record));
        if (storage.exists(HtmlReport.FILE)) {
            ReportCommand.write(corpus, ReportGatherer.gather(corpus, threads, progress));
        }
        store.finish(record);
        return rewritten;
    }

    /** Deletes a directory: what is in it is made of layers and shards, and is made again when it is next wanted. */
    private void deleteAll(String directory, SortedSet<String> deleted) throws IOException {
        for (String inner : storage.directories(directory)) {
            deleteAll(directory + "/" + inner, deleted);
        }
        for (String file : storage.list(directory)) {
            storage.delete(directory + "/" + file);
            deleted.add(directory + "/" + file);
        }
    }

    private SortedSet<PartId> parts(RemovalRecord record) throws IOException {
        SortedSet<PartId> parts = new TreeSet<>();
        store.forEachRow(record, row -> parts.add(row.part()));
        return parts;
    }
}
