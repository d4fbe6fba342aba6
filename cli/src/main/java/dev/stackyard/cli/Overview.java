package dev.stackyard.cli;

import dev.stackyard.cli.CommandEntry.Group;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first page of help. Printed without picocli, which alone would take longer to load than all of this to run. */
final class Overview {

    /** Columns that all help is set in. */
    static final int WIDTH = 100;

    private static final String INTRODUCTION = """
            Stackyard turns archives of source code into training data for code language models.

            Usage: stackyard COMMAND [OPTIONS]        stackyard COMMAND --help explains a command

              stackyard build --from git:../some-repo --from git:../another --corpus corpus
            """;

    private static final String CLOSING = """
            Every command takes --json (results for machines), --quiet and --debug (stack traces).
            Exit codes: 0 done; 1 done, with more rejects than --max-rejects allows; 2 failed or called wrongly.
            STACKYARD_OPTS holds options for Java: STACKYARD_OPTS=-Xmx8g gives it 8 GB of heap.""";

    private static final int FAR = 3;

    private Overview() {}

    static void print(PrintStream out) {
        out.println(INTRODUCTION);
        for (Group group : Group.values()) {
            List<CommandEntry> entries = Arrays.stream(CommandEntry.values())
                    .filter(entry -> entry.group() == group && group != Group.HIDDEN)
                    .toList();
            if (!entries.isEmpty()) {
                out.println(group.heading);
                entries.forEach(entry ->
                        out.println(String.format(Locale.ROOT, "  %-13s %s", entry.commandName(), entry.summary())));
                out.println();
            }
        }
        out.println(CLOSING);
    }

    /** The version that was built; {@code development} when not run from the jar. */
    static String version() {
        return Optional.ofNullable(Overview.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What to say to a command that does not exist. */
    static String unknownCommand(String typed) {
        return Arrays.stream(CommandEntry.values())
                .filter(entry -> entry.group() != Group.HIDDEN)
                .map(CommandEntry::commandName)
                .min(Comparator.comparingInt(name -> editDistance(name, typed)))
                .filter(name -> editDistance(name, typed) < FAR)
                .map(name -> "there is no command '" + typed + "'; did you mean '" + name + "'?")
                .orElse("there is no command '" + typed + "' (see: stackyard --help)");
    }

    /** Levenshtein's distance: the insertions, deletions and replacements that turn one text into the other. */
    static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
