package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(
        description = {
            "Reads the text. Adds the layer pii: where each file has e-mail addresses, IP addresses, private keys, passwords, "
                    + "tokens and API keys, and what each is rendered as; the same value in a file always as the same. A file "
                    + "that is little else is dropped.",
            "No text is changed: the masks are applied when text is rendered, by tokenize and export."
        },
        footer = {
            "Examples",
            "  stackyard redact --corpus corpus",
            "  stackyard redact --corpus corpus --set redact.allow_list_file=public-values.txt"
        })
final class RedactCommand extends StageCommand {

    RedactCommand(Terminal terminal) {
        super(terminal, "redact");
    }
}
