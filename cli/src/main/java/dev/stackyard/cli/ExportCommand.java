package dev.stackyard.cli;

import dev.stackyard.cli.export.CorpusExport;
import dev.stackyard.cli.export.ExportOptions;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Joins all layers into one flat dataset for tools that know nothing of layers: a directory with a Parquet file "
                    + "per part, or one file of JSON lines (packed with gzip if its name ends in .gz).",
            "Exports the rows that are kept, with personal data and secrets masked in their text, unless told otherwise."
        },
        footer = {
            "Examples",
            "  stackyard export --corpus corpus --out dataset",
            "  stackyard export --corpus corpus --format jsonl --out dataset.jsonl.gz --all"
        })
final class ExportCommand extends StackyardCommand {

    /** Forms of a dataset. */
    enum Format {
        PARQUET,
        JSONL
    }

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PATH",
            required = true,
            description = "Where to write: a directory for Parquet, a file for JSON lines.")
    String out = "";

    @Option(names = "--format", paramLabel = "NAME", description = "parquet or jsonl. Default: parquet")
    Format format = Format.PARQUET;

    @Option(
            names = "--all",
            description = "Export dropped rows and stubs as well, with the columns drop and drop_evidence.")
    boolean all;

    @Option(names = "--unredacted", description = "Do not mask personal data and secrets; export their spans instead.")
    boolean unredacted;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Corpus opened = corpus.existing();
        CorpusExport export = new CorpusExport(opened, new ExportOptions(all, !unredacted), progress());
        long rows =
                switch (format) {
                    case PARQUET -> toParquet(export);
                    case JSONL -> toJsonLines(export);
                };
        if (output.json) {
            printJson(Map.of("rows", rows, "out", out));
        } else {
            terminal().out().println(Units.count(rows, "row") + " in " + out);
        }
        return ExitCode.DONE;
    }

    private long toParquet(CorpusExport export) throws IOException {
        if (!StorageFile.isRemote(out) && Files.isRegularFile(Path.of(out))) {
            throw new UserException("--out " + out + " is a file: Parquet goes to a directory, one file per part");
        }
        return export.toParquet(Storages.of(out), threads.count());
    }

    private long toJsonLines(CorpusExport export) throws IOException {
        if (StorageFile.isRemote(out)) {
            StorageFile file = StorageFile.of(out);
            return export.toJsonLines(file.storage(), file.name());
        }
        Path file = Path.of(out).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new UserException("--out " + out + " is a directory: JSON lines go to one file");
        }
        @Nullable Path directory = file.getParent();
        @Nullable Path name = file.getFileName();
        if (directory == null || name == null) {
            throw new UserException("--out " + out + " names no file");
        }
        return export.toJsonLines(Storages.of(directory), name.toString());
    }
}
