package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.optout.OptOut;
import dev.stackyard.corpus.removal.RemovalRecord;
import dev.stackyard.corpus.removal.RemovalRequest;
import dev.stackyard.corpus.removal.Removals;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Honours a request to be taken out, and really erases: the bytes from contents, what was derived from them from "
                    + "all other layers, the tokens from the shards. It is the one command that rewrites what is there, and "
                    + "rewrites only files that hold something of it. What was removed when, why and at whose request stays "
                    + "in removals/, without the content.",
            "It holds for good: ingest skips what is named, and makes a stub (removed) of a content that only the removed "
                    + "repositories had, wherever it comes from. verify proves that nothing is left; explain and lookup say "
                    + "that it was removed. Nothing else becomes out of date: a near duplicate that was dropped in favour of "
                    + "a removed file comes back when dedup next runs for another reason. Names that the corpus does not "
                    + "have are recorded and refused too.",
            "What it cannot reach: the tokenizer was trained on the text and is not trained again (delete tokenizer/ and "
                    + "shards/ and build, to have another); exports, copies and backups made before; models. A removal that "
                    + "was cut off is finished by the next command that writes to the corpus, or by remove without names."
        },
        footer = {
            "Examples",
            "  stackyard remove --repo octocat/hello --dry-run --corpus corpus",
            "  stackyard remove --repo octocat/hello --reason 'asked by mail' --request R-17 --corpus corpus",
            "  stackyard remove --swhid swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2 --mask --corpus corpus",
            "  stackyard remove --list opt-outs.txt --corpus corpus"
        })
final class RemoveCommand extends StackyardCommand {

    /** Files that were rewritten or deleted, and the bytes of those that are there. */
    private record Work(long files, long bytes) {}

    /**
     * @param removal the record; null if all of it was removed before
     * @param work null for a dry run, and for a removal that was cut off and is finished now
     * @param alreadyRemoved rows that an earlier removal has taken
     * @param unmatched what of the request is not in the corpus
     */
    private record Result(
            boolean dryRun,
            @Nullable RemovalRecord removal,
            @Nullable Work work,
            long alreadyRemoved,
            List<String> unmatched) {}

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final RemovalOptions options = new RemovalOptions();

    @Option(names = "--dry-run", description = "Say what would go, and change nothing.")
    boolean dryRun;

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    RemoveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        RemovalRequest request = options.request();
        Corpus opened = corpus.existing();
        RemovalRun run = new RemovalRun(opened, threads.count(), progress());
        if (dryRun) {
            if (options.isEmpty()) {
                throw new UserException("name what to remove, see stackyard remove --help");
            }
            print(result(run.plan(request), null), opened);
            return ExitCode.DONE;
        }
        try (CorpusLock lock = CorpusLock.acquire(opened.storage())) {
            Optional<RemovalRecord> finished = run.finishPending();
            if (options.isEmpty()) {
                print(finishedAlone(finished), opened);
                return ExitCode.DONE;
            }
            print(remove(run, request, opened), opened);
        }
        return ExitCode.DONE;
    }

    private static Result finishedAlone(Optional<RemovalRecord> finished) {
        if (finished.isEmpty()) {
            throw new UserException(
                    "name what to remove, see stackyard remove --help; there is no removal to be finished");
        }
        return new Result(false, finished.get(), null, 0, List.of());
    }

    private static Result remove(RemovalRun run, RemovalRequest request, Corpus opened) throws IOException {
        RemovalRun.Plan plan = run.plan(request);
        boolean known = Removals.read(opened.storage()).containsAll(request.rules());
        if (plan.found().rows().isEmpty() && known) {
            Work again = work(run.carryOutAgain(), opened.storage());
            return new Result(false, null, again, plan.found().alreadyRemoved(), List.of());
        }
        return result(plan, work(run.carryOut(plan), opened.storage()));
    }

    private static Work work(SortedSet<String> files, Storage storage) throws IOException {
        long bytes = 0;
        for (String file : files) {
            bytes += storage.exists(file) ? Checksums.sha256(storage, file).bytes() : 0;
        }
        return new Work(files.size(), bytes);
    }

    private static Result result(RemovalRun.Plan plan, @Nullable Work work) {
        List<String> unmatched = new ArrayList<>();
        plan.found().unmatched().stream().map(OptOut::source).forEach(unmatched::add);
        return new Result(work == null, plan.record(), work, plan.found().alreadyRemoved(), unmatched);
    }

    private void print(Result result, Corpus opened) throws IOException {
        if (output.json) {
            printJson(result);
            return;
        }
        PrintStream out = terminal().out();
        RemovalRecord record = result.removal();
        if (record == null) {
            long files = result.work() == null ? 0 : result.work().files();
            out.println("all of it was removed before (" + Units.count(result.alreadyRemoved(), "row") + "): "
                    + (files == 0
                            ? "nothing was changed"
                            : "it was back and is erased again, " + Units.count(files, "file") + " rewritten"));
            return;
        }
        RemovalRecord.Totals totals = record.totals();
        String would = result.dryRun() ? "would go: " : "removal " + record.number() + ": ";
        out.println(would + Units.count(totals.rows(), "row") + " of "
                + Units.repositories(totals.repositories().size()) + ", " + Units.bytes(totals.bytes())
                + " of content; ingest refuses " + Units.count(totals.refusedContents(), "content") + " from now on");
        totals.repositories().forEach(name -> out.println("  " + Printable.of(name)));
        out.println("shards:   " + Units.count(totals.shards().size()) + " to rewrite, "
                + Units.count(totals.tokens(), "token") + " of " + Units.count(totals.segments(), "segment")
                + (record.request().mask() ? " masked" : " cut out"));
        if (result.work() != null) {
            out.println("rewritten: " + Units.count(result.work().files(), "file") + ", "
                    + Units.bytes(result.work().bytes()));
        }
        result.unmatched()
                .forEach(rule -> out.println(
                        "not in " + opened.storage().location() + ", refused from now on: " + Printable.of(rule)));
    }
}
