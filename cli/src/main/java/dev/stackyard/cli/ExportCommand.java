package dev.stackyard.cli;

import dev.stackyard.cli.export.CorpusExport;
import dev.stackyard.cli.export.ExportOptions;
import dev.stackyard.cli.export.SwhidExport;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Joins all layers into one flat dataset for tools that know nothing of layers: a directory with a Parquet file "
                    + "per part, or one file of JSON lines (packed with gzip if its name ends in .gz).",
            "Exports the rows that are kept, with personal data and secrets masked in their text, unless told otherwise.",
            "export swhids writes what the shards hold instead, and so what a model was trained on, in the form in which it "
                    + "is published: a SWHID per line with origin, anchor and path, sorted, each once. The name of the file "
                    + "says how: .gz, .zst, .parquet (one column, swhid); - is standard output."
        },
        footer = {
            "Examples",
            "  stackyard export --corpus corpus --out dataset",
            "  stackyard export --corpus corpus --format jsonl --out dataset.jsonl.gz --all",
            "  stackyard export swhids --corpus corpus --out trained-on.txt.zst",
            "  stackyard export swhids --corpus corpus --out - | wc -l"
        })
final class ExportCommand extends StackyardCommand {

    /** What is exported. */
    enum What {
        ROWS,
        SWHIDS
    }

    /** Forms of a dataset. */
    enum Format {
        PARQUET,
        JSONL
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "rows (all layers joined) or swhids (what the shards hold). Default: rows")
    What what = What.ROWS;

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PATH",
            required = true,
            description = "Where to write: a directory for Parquet, a file for JSON lines and SWHIDs.")
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
        CorpusAccess.toCopy(opened);
        return what == What.SWHIDS ? swhids(opened) : rows(opened);
    }

    private int swhids(Corpus opened) throws IOException {
        if (format != Format.PARQUET || all || unredacted) {
            throw new UserException(
                    "export swhids knows neither --format nor --all nor --unredacted: the name of --out "
                            + "says how it is written");
        }
        long memoryBytes = EngineSettings.defaults().memoryBytes();
        SwhidExport export = new SwhidExport(opened.storage(), progress(), memoryBytes, threads.count());
        if (out.equals("-")) {
            OutputStream buffered = new BufferedOutputStream(terminal().out());
            export.toStream(buffered);
            buffered.flush();
            return ExitCode.DONE;
        }
        StorageFile file = file("SWHIDs");
        print("swhids", "SWHID", export.toFile(file.storage(), file.name()));
        return ExitCode.DONE;
    }

    private int rows(Corpus opened) throws IOException {
        CorpusExport export = new CorpusExport(opened, new ExportOptions(all, !unredacted), progress());
        long rows =
                switch (format) {
                    case PARQUET -> toParquet(export);
                    case JSONL -> toJsonLines(export);
                };
        print("rows", "row", rows);
        return ExitCode.DONE;
    }

    private void print(String what, String thing, long count) throws IOException {
        if (output.json) {
            printJson(Map.of(what, count, "out", out));
        } else {
            terminal().out().println(Units.count(count, thing) + " in " + out);
        }
    }

    private long toParquet(CorpusExport export) throws IOException {
        if (!StorageFile.isRemote(out) && Files.isRegularFile(Path.of(out))) {
            throw new UserException("--out " + out + " is a file: Parquet goes to a directory, one file per part");
        }
        return export.toParquet(Storages.of(out), threads.count());
    }

    private long toJsonLines(CorpusExport export) throws IOException {
        StorageFile file = file("JSON lines");
        return export.toJsonLines(file.storage(), file.name());
    }

    /** The file that --out names. */
    private StorageFile file(String content) {
        if (!StorageFile.isRemote(out) && Files.isDirectory(Path.of(out))) {
            throw new UserException("--out " + out + " is a directory: " + content + " go to one file");
        }
        return StorageFile.of(out);
    }
}
