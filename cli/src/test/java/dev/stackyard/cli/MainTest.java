package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.cli.terminal.Captured;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

    private final Captured captured = new Captured(0, "");

    private int run(String... args) {
        return Main.run(captured.terminal(), args);
    }

    private static Stream<CommandEntry> commands() {
        return Arrays.stream(CommandEntry.values()).filter(entry -> entry.group() != CommandEntry.Group.HIDDEN);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsListedAndHasHelpThatTeaches(CommandEntry entry) {
        assertThat(run("--help")).isZero();
        assertThat(captured.out()).contains("  " + entry.commandName() + " ").contains(entry.summary());

        Captured help = new Captured(0, "");
        assertThat(Main.run(help.terminal(), entry.commandName(), "--help")).isZero();
        assertThat(help.out())
                .startsWith("Usage: stackyard " + entry.commandName())
                .contains("--json", "--quiet", "--debug")
                .containsPattern("Examples?\n  .*stackyard " + entry.commandName());
        assertThat(help.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(help.err()).isEmpty();
    }

    @Test
    void nothingMeansHelp() {
        assertThat(run()).isZero();
        assertThat(captured.out()).contains("Usage: stackyard COMMAND");
    }

    @Test
    void helpTakesACommand() {
        assertThat(run("help", "curate")).isZero();
        assertThat(captured.out()).contains("max_line_length = 1000").contains("low-alpha");
    }

    @Test
    void misspelledCommandsGetASuggestion() {
        assertThat(run("bild")).isEqualTo(2);
        assertThat(captured.err().lines())
                .containsExactly("stackyard: there is no command 'bild'; did you mean 'build'?");
    }

    @Test
    void strangeCommandsGetNone() {
        assertThat(run("frobnicate\u001b[2J")).isEqualTo(2);
        assertThat(captured.err()).doesNotContain("did you mean").doesNotContain("\u001b");
    }

    @Test
    void wrongOptionsAreOneLine() {
        assertThat(run("curate", "--no-such-option")).isEqualTo(2);
        assertThat(captured.err().lines()).hasSize(1).first().asString().contains("--no-such-option", "curate --help");
    }

    @Test
    void aMissingCorpusSaysWhatToDo() {
        assertThat(run("explain", "x", "--corpus", "no/such/place")).isEqualTo(2);
        assertThat(captured.err().lines())
                .containsExactly(
                        "stackyard: no/such/place holds no corpus yet: ingest something first, or correct --corpus");
    }

    @Test
    void debugAddsTheStack() {
        assertThat(run("report", "--corpus", "no/such/place", "--debug")).isEqualTo(2);
        assertThat(captured.err()).contains("\tat dev.stackyard.");
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isZero();
        assertThat(captured.out().lines()).hasSize(1).first().asString().startsWith("stackyard ");
    }

    @Test
    void wrongEnginesAreRefused() throws Exception {
        for (String engine : new String[] {"spark", "hadoop"}) {
            Captured wrong = new Captured(0, "");
            java.nio.file.Path corpus = java.nio.file.Files.createTempDirectory("engine");
            SampleCorpus.write(corpus);
            assertThat(Main.run(wrong.terminal(), "curate", "--corpus", corpus.toString(), "--engine", engine))
                    .isEqualTo(2);
            assertThat(wrong.err()).contains(engine).doesNotContain("\tat ");
        }
    }
}
