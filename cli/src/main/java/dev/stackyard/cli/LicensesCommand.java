package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads licence files, READMEs, package manifests, and the beginning and end of every file. Adds the layer "
                    + "licenses: the SPDX ids that apply to each file, the files that say so, whether it is permissive, not "
                    + "permissive or without a licence, and a verdict.",
            "What a directory says holds for all below it; what a file says itself wins over its directory."
        },
        footer = {
            "Examples",
            "  stackyard licenses --corpus corpus",
            "  stackyard licenses --corpus corpus --set licenses.drop=non_permissive,no_license"
        })
final class LicensesCommand extends StageCommand {

    LicensesCommand(Terminal terminal) {
        super(terminal, "licenses");
    }
}
