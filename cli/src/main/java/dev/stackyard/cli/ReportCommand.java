package dev.stackyard.cli;

import dev.stackyard.cli.report.HtmlReport;
import dev.stackyard.cli.report.ReportData;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Counts the corpus and draws report.html in it: one page that needs no network, with bytes by language, what "
                    + "each rule dropped, licences, clusters of duplicates, tokens, sources and settings. A build ends with "
                    + "it. With --json it prints the figures as well."
        },
        footer = {"Example", "  stackyard report --corpus corpus"})
final class ReportCommand extends StackyardCommand {

    @Mixin
    final CorpusOption corpus = new CorpusOption();

    @Mixin
    final ThreadsOption threads = new ThreadsOption();

    ReportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Corpus opened = corpus.existing();
        try (CorpusLock lock = CorpusAccess.toWrite(opened.storage(), threads.count(), progress())) {
            ReportData data = ReportGatherer.gather(opened, threads.count(), progress());
            write(opened, data);
            String location = opened.storage().location(HtmlReport.FILE);
            if (output.json) {
                printJson(Map.of("report", location, "data", data));
            } else {
                terminal().out().println("report: " + location);
            }
        }
        return ExitCode.DONE;
    }

    /** Writes the page into the corpus. */
    static void write(Corpus corpus, ReportData data) throws IOException {
        corpus.storage().writeAll(HtmlReport.FILE, HtmlReport.of(data).getBytes(StandardCharsets.UTF_8));
    }
}
