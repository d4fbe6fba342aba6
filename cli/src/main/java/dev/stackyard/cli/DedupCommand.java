package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Reads the text of all files, and who to prefer: licences, stars, forks, dates. Adds the layer signatures "
                    + "(MinHash of 5-grams of words) and the layer duplicates: for every file its cluster, the file that "
                    + "is kept for it, how similar they are, and a verdict, exact-duplicate or near-duplicate.",
            "No verdict rests on a guess: the similarity is the exact Jaccard index of the two files' 5-grams. Recipe "
                    + "the-stack-v2 reproduces The Stack v2's script instead, which compares nothing."
        },
        footer = {
            "Examples",
            "  stackyard dedup --corpus corpus --set dedup.threshold=0.8",
            "  stackyard dedup --corpus new --against old --against s3://bucket/older"
        })
final class DedupCommand extends StageCommand {

    @Option(
            names = "--against",
            paramLabel = "CORPUS",
            description = "Drop what this other corpus keeps, exact and near duplicates, too. It is only read. May be "
                    + "repeated; the same as --set dedup.against=CORPUS,CORPUS.")
    List<String> against = List.of();

    @Option(
            names = "--keep-repositories",
            description = "Duplicates inside one repository stay; the same as --set dedup.keep_repositories=true.")
    boolean keepRepositories;

    DedupCommand(Terminal terminal) {
        super(terminal, "dedup");
    }

    @Override
    RecipeStages stages() throws IOException {
        List<String> assignments = new ArrayList<>();
        if (!against.isEmpty()) {
            assignments.add("dedup.against=" + String.join(",", against));
        }
        if (keepRepositories) {
            assignments.add("dedup.keep_repositories=true");
        }
        return recipe.stagesWith(assignments);
    }
}
