package dev.stackyard.cli;

import picocli.CommandLine.Option;

/** What every command can be told about its output. */
final class OutputOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(names = "--json", description = "Print results as one JSON object.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress and no notes.")
    boolean quiet;

    @Option(names = "--debug", description = "Print the stack of a failure.")
    boolean debug;
}
