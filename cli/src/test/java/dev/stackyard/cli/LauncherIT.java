package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on the build that Maven has just made. */
class LauncherIT {

    private static final Path LAUNCHER =
            Path.of("..", "stackyard").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Outcome(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void startsFromAnywhereThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("one"), LAUNCHER);
        Path linkToLink = Files.createSymbolicLink(
                directory.resolve("two"), Path.of(link.getFileName().toString()));
        Outcome help = run(Map.of(), linkToLink.toString(), "--help");
        assertThat(help.exitCode()).as(help.err()).isZero();
        assertThat(help.out()).contains("Usage: stackyard COMMAND");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void passesArgumentsAndExitCodesOn() throws Exception {
        Outcome outcome = run(Map.of(), LAUNCHER.toString(), "explain", "a b", "--corpus", "no such place");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stackyard: no such place holds no corpus yet");
    }

    @Test
    void readsNamesThatTheLocaleDoesNotKnow() throws Exception {
        Path file = Files.writeString(directory.resolve("café.py"), "print(1)\n");
        Outcome outcome =
                run(Map.of("LC_ALL", "", "LANG", "C"), LAUNCHER.toString(), "identify", "--quiet", file.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("café.py").contains("language: Python");
    }

    @Test
    void optionsForJavaAreTaken() throws Exception {
        Outcome outcome = run(
                Map.of("STACKYARD_OPTS", "-Xmx64m -Dstackyard.columns=0"),
                LAUNCHER.toString(),
                "curate",
                "--memory",
                "1g",
                "--corpus",
                SampleCorpus.write(directory.resolve("corpus"))
                        .corpus()
                        .storage()
                        .location());
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--memory 1g is more than the heap").contains("STACKYARD_OPTS");
    }

    @Test
    void theHeapHasRoomForTheMemoryThatIsPromised() throws Exception {
        for (String memory : List.of("--memory=3g", "--memory=3072MiB")) {
            assertThat(run(Map.of(), LAUNCHER.toString(), "build", memory, "--from=dir:none")
                            .err())
                    .contains("none")
                    .doesNotContain("heap");
        }
        String[] build = {LAUNCHER.toString(), "build", "--from", "dir:none", "--memory", "3g"};
        assertThat(run(Map.of(), build).err()).contains("none").doesNotContain("heap");
        Outcome refused = run(Map.of("STACKYARD_OPTS", "-Xmx1g"), build);
        assertThat(refused.err()).contains("--memory 3g is more than the heap of");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", LAUNCHER.toString(), "--help"));
        Outcome outcome = run(Map.of("STACKYARD_JAVA", directory.toString()), command.toArray(String[]::new));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("STACKYARD_JAVA=" + directory + " holds no JDK");
    }
}
