package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Walks through what most commands load, so that the launcher can put its classes into an archive. Prints nothing. */
@Command(hidden = true, description = "Loads what most commands load; for the launcher's class archive.")
final class WarmUpCommand extends StackyardCommand {

    WarmUpCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal silent = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, 0);
        Main.run(silent, "--help");
        for (CommandEntry entry : CommandEntry.values()) {
            Main.run(silent, entry.commandName(), "--help");
        }
        Path directory = Files.createTempDirectory("stackyard");
        try {
            Main.run(silent, "explain", "x", "--json", "--corpus", directory.toString());
        } finally {
            Files.delete(directory);
        }
        return ExitCode.DONE;
    }
}
