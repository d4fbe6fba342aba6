package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads the text of all files that dedup keeps. Adds the layer repetition: how many bytes of a file lie in runs of "
                    + "words that many other files have too, such as licence headers and functions that are copied around, "
                    + "in how many files the most common run occurs, and where the longest stretch is.",
            "A signal for filters of your own: nothing is dropped."
        },
        footer = {"Example", "  stackyard repetition --corpus corpus --set repetition.files=100"})
final class RepetitionCommand extends StageCommand {

    RepetitionCommand(Terminal terminal) {
        super(terminal, "repetition");
    }
}
