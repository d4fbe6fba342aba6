package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.curate.QualityRule;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads the text, the languages layer and the files layer. Adds the layer quality: line lengths, shares of letters and of encoded data, and a verdict: the first of the rules that fires.",
            "The rules are The Stack v2's filters, opt-outs by owner, repository and SWHID, and decontamination against benchmark files of yours."
        },
        footer = {
            "Examples",
            "  stackyard curate --corpus corpus --set curate.max_line_length=2000",
            "  stackyard curate --corpus corpus --set curate.opt_outs=opt-outs.txt,more.txt"
        })
final class CurateCommand extends StageCommand {

    CurateCommand(Terminal terminal) {
        super(terminal, "curate");
    }

    @Override
    String settingsHelp() {
        StringBuilder rules = new StringBuilder(System.lineSeparator())
                .append("Rules, in the order in which they are asked")
                .append(System.lineSeparator());
        for (QualityRule rule : QualityRule.values()) {
            SettingsHelp.append(rules, rule.ruleName(), rule.meaning());
        }
        return rules + super.settingsHelp();
    }
}
