package dev.stackyard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.cli.terminal.ConsoleProgress;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.corpus.Progress;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What all commands have in common: where they print, and how. */
@Command(
        sortOptions = false,
        usageHelpWidth = Overview.WIDTH,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nArguments%n",
        optionListHeading = "%nOptions%n",
        footerHeading = "%n")
abstract class StackyardCommand implements Callable<Integer> {

    @Mixin
    final OutputOptions output = new OutputOptions();

    private final Terminal terminal;

    StackyardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the work. */
    abstract int run() throws IOException;

    @Override
    public final Integer call() throws IOException {
        return run();
    }

    /** Help on the settings of the stages that the command runs; empty if it runs none. */
    String settingsHelp() {
        return "";
    }

    Terminal terminal() {
        return terminal;
    }

    boolean debug() {
        return output.debug;
    }

    Progress progress() {
        return ConsoleProgress.of(terminal, output.quiet);
    }

    /** Prints a result as {@code --json} asks: one line, record components in snake case. */
    void printJson(Object result) throws IOException {
        terminal.out().println(Json.MAPPER.writeValueAsString(result));
    }

    /** Loaded with the first JSON that is printed: help does without. */
    private static final class Json {

        static final ObjectMapper MAPPER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }
}
