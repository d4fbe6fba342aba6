package dev.stackyard.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a user runs it: its own process, its own memory limit, its exit code. */
final class Stackyard {

    private static final long TIME_LIMIT_SECONDS = 240;

    /** How a run ended. */
    record Outcome(int exitCode, String output, String errors) {

        /** Everything it printed, for failure messages. */
        String all() {
            return "exit " + exitCode + "\n" + output + "\n" + errors;
        }
    }

    private Stackyard() {}

    /** Runs a command to its end. */
    static Outcome run(Path workingDirectory, String... arguments) {
        try {
            Path output = Files.createTempFile("stackyard", ".out");
            Path errors = Files.createTempFile("stackyard", ".err");
            Process process = start(workingDirectory, output, errors, arguments);
            if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + String.join(" ", arguments));
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a command and kills it with SIGKILL.
     *
     * @return whether it was still running when it was killed
     */
    static boolean runAndKill(Path workingDirectory, long afterMillis, String... arguments) throws Exception {
        Process process = start(workingDirectory, nowhere(), nowhere(), arguments);
        boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private static Path nowhere() {
        return Path.of("/dev/null");
    }

    private static Process start(Path workingDirectory, Path output, Path errors, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.stackyard.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
    }

    /** Runs a program that must succeed and returns what it printed. */
    static byte[] tool(Path workingDirectory, String... command) {
        try {
            Path output = Files.createTempFile("tool", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(false)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int exit = process.waitFor();
            byte[] printed = Files.readAllBytes(output);
            Files.delete(output);
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit
                        + new String(printed, StandardCharsets.UTF_8));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
