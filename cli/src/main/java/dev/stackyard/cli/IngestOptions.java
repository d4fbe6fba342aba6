package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Engine;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.Ingest;
import dev.stackyard.ingest.IngestRequest;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.ingest.IngestSummary;
import dev.stackyard.ingest.MetaKaggle;
import dev.stackyard.ingest.SoftwareHeritageExport;
import dev.stackyard.ingest.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How sources are ingested. */
final class IngestOptions {

    @Option(
            names = "--metadata",
            paramLabel = "FILE",
            description =
                    "Stars, forks, licences and dates of repositories, as JSON lines or Parquet with The Stack v2's column "
                            + "names: repo_name or repo_url, star_events_count, fork_events_count, gha_license_id, github_id, "
                            + "visit_date, default_branch.")
    @Nullable
    String metadata;

    @Option(
            names = "--meta-kaggle",
            paramLabel = "DIR",
            description =
                    "For notebooks of Kaggle: Meta Kaggle's tables KernelVersionDatasetSources.csv, DatasetVersions.csv, "
                            + "Datasets.csv and Users.csv, which say what data set a notebook works on.")
    @Nullable
    String metaKaggle;

    @Option(
            names = "--kaggle-schemas",
            paramLabel = "FILE",
            description =
                    "With --meta-kaggle: what pandas says of the data sets' files, as stack-ingest/kaggle-schemas.py "
                            + "writes it.")
    @Nullable
    String kaggleSchemas;

    @Option(
            names = "--visit-date",
            paramLabel = "DATE",
            description = "When the sources were fetched, such as 2026-11-23; recorded where the metadata has no date.")
    @Nullable
    String visitDate;

    @Option(
            names = "--max-rejects",
            paramLabel = "N",
            description = "Exit with 1 if more sources and files than this could not be read. Default: 0")
    long maxRejects;

    /** Ingests, and says on standard error what could not be. */
    IngestSummary run(List<Source> sources, Corpus corpus, IngestSettings settings, Engine engine, Progress progress)
            throws IOException {
        IngestRequest request = new IngestRequest(sources, metadataFile(), visit(), null, metaKaggle());
        return run(request, corpus, settings, engine, progress);
    }

    /** Ingests an export, and says on standard error what could not be. */
    IngestSummary run(
            SoftwareHeritageExport export, Corpus corpus, IngestSettings settings, Engine engine, Progress progress)
            throws IOException {
        return run(new IngestRequest(List.of(), metadataFile(), visit(), export), corpus, settings, engine, progress);
    }

    private IngestSummary run(
            IngestRequest request, Corpus corpus, IngestSettings settings, Engine engine, Progress progress)
            throws IOException {
        return told(context -> Ingest.run(request, settings, context), corpus, engine, progress);
    }

    private @Nullable MetaKaggle metaKaggle() {
        if (metaKaggle == null && kaggleSchemas != null) {
            throw new UserException(
                    "--kaggle-schemas needs --meta-kaggle, which says what data set a notebook works on");
        }
        return metaKaggle == null
                ? null
                : new MetaKaggle(Storages.of(metaKaggle), kaggleSchemas == null ? null : StorageFile.of(kaggleSchemas));
    }

    private @Nullable StorageFile metadataFile() {
        return metadata == null ? null : StorageFile.of(metadata);
    }

    /** An ingest of whatever kind. */
    @FunctionalInterface
    interface Job {
        IngestSummary run(RunContext context) throws IOException;
    }

    /** Runs an ingest, and says on standard error what could not be. */
    IngestSummary told(Job job, Corpus corpus, Engine engine, Progress progress) throws IOException {
        List<IngestSummary> made = new ArrayList<>();
        engine.lend(corpus, context -> made.add(job.run(context)));
        IngestSummary summary = made.get(0);
        summary.skipped().forEach(source -> progress.note("skipped: " + source.line()));
        summary.notes().forEach(progress::note);
        summary.messages().forEach(progress::note);
        if (corpus.parts().isEmpty()) {
            throw new UserException(nothingIngested(summary));
        }
        return summary;
    }

    private @Nullable Instant visit() {
        if (visitDate == null) {
            return null;
        }
        try {
            return visitDate.contains("T")
                    ? Instant.parse(visitDate)
                    : LocalDate.parse(visitDate).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new UserException(
                    "--visit-date " + visitDate + ": write it as 2026-11-23 or 2026-11-23T12:00:00Z", e);
        }
    }

    private static String nothingIngested(IngestSummary summary) {
        return summary.rejected().isEmpty()
                ? "the sources hold no files: there is nothing to build from"
                : "no source could be ingested: " + summary.rejected().get(0).line();
    }

    /**
     * The exit code for what could not be read. If it is more than allowed, says so on standard error, also when progress
     * is quiet.
     */
    int exitCode(IngestSummary summary, Terminal terminal) {
        if (summary.rejected().size() + summary.problems() <= maxRejects) {
            return ExitCode.DONE;
        }
        summary.rejected().forEach(source -> terminal.err().println(Printable.of("rejected: " + source.line())));
        terminal.err()
                .println("stackyard: " + Units.count(summary.rejected().size(), "source") + " and "
                        + Units.count(summary.problems(), "file") + " could not be read, more than --max-rejects "
                        + maxRejects);
        return ExitCode.REJECTS;
    }
}
