package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stackyard.cli.terminal.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What help and the documents tell people to type is understood: every option exists and every setting too. */
class ExamplesTest {

    private static final Path CHECKOUT = Path.of("..");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern PIPE = Pattern.compile(" \\| ");
    private static final Pattern REMARK = Pattern.compile(" {2,}.*");

    private static Stream<CommandEntry> commands() {
        return Arrays.stream(CommandEntry.values()).filter(entry -> entry.group() != CommandEntry.Group.HIDDEN);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleOfHelpIsUnderstood(CommandEntry entry) {
        Captured help = new Captured(0, "");
        Main.run(help.terminal(), entry.commandName(), "--help");
        List<String> examples = help.out()
                .lines()
                .dropWhile(line -> !line.matches("Examples?"))
                .skip(1)
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(line -> assertThat(line)
                .as("an example that is broken over lines cannot be copied")
                .startsWith("  ")
                .contains("stackyard " + entry.commandName()));
        examples.forEach(ExamplesTest::assertUnderstood);
    }

    @Test
    void everyCommandOfTheReadmeIsUnderstood() throws IOException {
        List<String> commands = Files.readAllLines(CHECKOUT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("    ./stackyard "))
                .map(line -> REMARK.matcher(line.strip()).replaceFirst(""))
                .toList();

        assertThat(commands).hasSizeGreaterThan(5);
        commands.forEach(ExamplesTest::assertUnderstood);
    }

    private static void assertUnderstood(String line) {
        for (String command : PIPE.split(line.strip())) {
            List<String> words = words(command);
            if (words.get(0).endsWith("stackyard")) {
                assertThatCode(() -> parse(words)).as(command).doesNotThrowAnyException();
            }
        }
    }

    private static void parse(List<String> words) {
        CommandEntry entry = CommandEntry.find(words.get(1)).orElseThrow();
        List<String> arguments = words.subList(2, words.size());
        new CommandLine(entry.create(new Captured(0, "").terminal()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments.toArray(String[]::new));
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals("--set")) {
                assignments.add(arguments.get(i + 1));
            }
        }
        new RecipeStages("example", BuiltInRecipes.builtIn(BuiltInRecipes.DEFAULT), assignments).check();
    }

    private static List<String> words(String command) {
        return ARGUMENT.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }
}
