package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads names and text. Adds the layer languages: each file's language by Linguist's name, what decided it (file "
                    + "name, shebang, modeline, extension, heuristic, classifier, .gitattributes), whether it is vendored, "
                    + "generated or documentation, and a verdict."
        },
        footer = {
            "Examples",
            "  stackyard languages --corpus corpus",
            "  stackyard languages --corpus corpus --set languages.exclude_languages=CSV,SVG"
        })
final class LanguagesCommand extends StageCommand {

    LanguagesCommand(Terminal terminal) {
        super(terminal, "languages");
    }
}
