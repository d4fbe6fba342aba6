package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.curate.ConversationRule;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads issues and pull requests. Adds the layer conversations: what of them is left out when they are rendered, and a verdict: the first of the rules that fires.",
            "The rules are The Stack v2's. Rows of other kinds are passed over."
        },
        footer = {
            "Examples",
            "  stackyard conversations --corpus corpus --set conversations.max_pull_length=1000000",
            "  stackyard conversations --corpus corpus --set conversations.disabled_rules=no-initial-diff"
        })
final class ConversationsCommand extends StageCommand {

    ConversationsCommand(Terminal terminal) {
        super(terminal, "conversations");
    }

    @Override
    String settingsHelp() {
        StringBuilder rules = new StringBuilder(System.lineSeparator())
                .append("Rules, in the order in which they are asked")
                .append(System.lineSeparator());
        for (ConversationRule rule : ConversationRule.values()) {
            SettingsHelp.append(rules, rule.ruleName(), rule.meaning());
        }
        return rules + super.settingsHelp();
    }
}
