package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads the text of all files, and who to prefer: licences, stars, forks, dates. Adds the layer signatures "
                    + "(MinHash of 5-grams of words) and the layer duplicates: for every file its cluster, the file that "
                    + "is kept for it, how similar they are, and a verdict, exact-duplicate or near-duplicate.",
            "No verdict rests on a guess: the similarity is the exact Jaccard index of the two files' 5-grams."
        },
        footer = {"Example", "  stackyard dedup --corpus corpus --set dedup.threshold=0.8"})
final class DedupCommand extends StageCommand {

    DedupCommand(Terminal terminal) {
        super(terminal, "dedup");
    }
}
