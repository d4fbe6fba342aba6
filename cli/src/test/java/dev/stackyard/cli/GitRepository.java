package dev.stackyard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository made by a test with the {@code git} of this machine. */
final class GitRepository {

    private static final List<String> GIT = List.of(
            "git",
            "-c",
            "user.name=Octo Cat",
            "-c",
            "user.email=octo@example.org",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "commit.gpgsign=false");

    private final Path directory;
    private int month = 1;

    GitRepository(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        git("init", "-q");
    }

    GitRepository file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Everything as one commit of the first of a month in 2024, so that preferences by date do not depend on the clock. */
    Path commit(int month) throws IOException, InterruptedException {
        this.month = month;
        git("add", "-A");
        git("commit", "-q", "-m", "all there is");
        return directory;
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(GIT);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        String date = "2024-0" + month + "-01T00:00:00Z";
        builder.environment().put("GIT_AUTHOR_DATE", date);
        builder.environment().put("GIT_COMMITTER_DATE", date);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    /** A module that repeats nothing of another one's. */
    static String python(int number) {
        StringBuilder text = new StringBuilder("import os\n\n\n");
        for (int i = 0; i < 6; i++) {
            text.append("def step_")
                    .append(number)
                    .append('_')
                    .append(i)
                    .append("(value_")
                    .append(number * 31 + i)
                    .append("):\n    total = value_")
                    .append(number * 31 + i)
                    .append(" * ")
                    .append(number + i)
                    .append("\n    return os.path.join(str(total), 'part")
                    .append(number * 7 + i)
                    .append("')\n\n\n");
        }
        return text.toString();
    }
}
