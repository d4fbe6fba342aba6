package dev.stackyard.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The way in. The first argument names the command; only that command's classes are loaded, so that help answers at once.
 *
 * <p>Exit codes: see {@link ExitCode}.
 */
public final class Main {

    private static final String SETTINGS_SECTION = "settings";

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess(Integer.getInteger("stackyard.columns", 0));
        Thread farewell = new Thread(() -> Failures.stopped(terminal));
        Runtime.getRuntime().addShutdownHook(farewell);
        int exitCode = run(terminal, args);
        terminal.out().flush();
        if (isRemoved(farewell)) {
            System.exit(exitCode);
        }
    }

    /** Whether the run ended by itself; if it was interrupted meanwhile, the exit code is the signal's. */
    private static boolean isRemoved(Thread farewell) {
        try {
            return Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Runs one command line and returns its exit code; never throws. */
    public static int run(Terminal terminal, String... args) {
        String first = args.length == 0 ? "--help" : args[0];
        switch (first) {
            case "-h", "--help" -> Overview.print(terminal.out());
            case "-V", "--version" -> terminal.out().println("stackyard " + Overview.version());
            case "help" -> {
                return args.length == 1 ? run(terminal) : run(terminal, args[1], "--help");
            }
            default -> {
                Optional<CommandEntry> entry = CommandEntry.find(first);
                if (entry.isPresent()) {
                    return execute(terminal, entry.get(), Arrays.copyOfRange(args, 1, args.length));
                }
                terminal.err().println("stackyard: " + Printable.of(Overview.unknownCommand(first)));
                return ExitCode.FAILED;
            }
        }
        return ExitCode.DONE;
    }

    private static int execute(Terminal terminal, CommandEntry entry, String[] args) {
        StackyardCommand command = entry.create(terminal);
        CommandLine commandLine = new CommandLine(command);
        addSettings(commandLine, command);
        Failures failures = new Failures(terminal, entry.commandName(), command::debug);
        commandLine
                .setCommandName("stackyard " + entry.commandName())
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures::onWrongArguments)
                .setExecutionExceptionHandler(failures::onFailure);
        try {
            return commandLine.execute(args);
        } catch (Error e) { // memory or stack that ran out; picocli handles exceptions only
            return failures.onFailure(e);
        }
    }

    /** Puts what a command says of its stages' settings before the examples in its help. */
    private static void addSettings(CommandLine commandLine, StackyardCommand command) {
        List<String> sections = new ArrayList<>(commandLine.getHelpSectionKeys());
        sections.add(sections.indexOf(SECTION_KEY_FOOTER_HEADING), SETTINGS_SECTION);
        commandLine.setHelpSectionKeys(sections);
        commandLine.getHelpSectionMap().put(SETTINGS_SECTION, help -> command.settingsHelp());
    }
}
