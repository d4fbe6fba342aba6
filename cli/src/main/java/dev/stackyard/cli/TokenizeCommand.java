package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Reads every row that no layer drops, masks its personal data and secrets, joins the files of a repository to "
                    + "documents, and encodes them. Writes shards/train-*.bin and .idx (Megatron), shards/manifest.json and "
                    + "shards/provenance: for every file the tokens it became.",
            "Trains a byte-level BPE on the corpus first (tokenizer/tokenizer.json) unless it is given one."
        },
        footer = {
            "Examples",
            "  stackyard tokenize --corpus corpus",
            "  stackyard tokenize --corpus corpus --tokenizer starcoder2/tokenizer.json"
        })
final class TokenizeCommand extends StageCommand {

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A tokenizer.json to encode with; the same as --set tokenize.tokenizer=FILE.")
    @Nullable
    String tokenizer;

    TokenizeCommand(Terminal terminal) {
        super(terminal, "tokenize");
    }

    @Override
    RecipeStages stages() throws IOException {
        return tokenizer == null ? super.stages() : recipe.stagesWith("tokenize.tokenizer=" + tokenizer);
    }
}
