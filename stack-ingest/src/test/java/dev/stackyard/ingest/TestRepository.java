package dev.stackyard.ingest;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A repository made and questioned by the git binary, which is the oracle of this module's tests. */
public final class TestRepository {

    private final Path directory;
    private long second = 1_700_000_000;

    private TestRepository(Path directory) {
        this.directory = directory;
    }

    /** What git says about one object. */
    public record GitObject(String type, byte[] payload) {}

    /** Makes an empty repository with a working tree. */
    public static TestRepository init(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestRepository repository = new TestRepository(directory);
        repository.git("init", "-q", "-b", "main");
        return repository;
    }

    /** One that is there already. */
    public static TestRepository at(Path directory) {
        return new TestRepository(directory);
    }

    public Path directory() {
        return directory;
    }

    public Path gitDirectory() {
        return Files.isDirectory(directory.resolve(".git")) ? directory.resolve(".git") : directory;
    }

    public TestRepository file(String path, byte[] content) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public TestRepository file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds everything and commits it; each commit is a second younger than the one before. */
    public TestRepository commit(String message) {
        git("add", "-A");
        return commitIndex(message);
    }

    /** Commits what is in the index, whatever the working tree has. */
    public TestRepository commitIndex(String message) {
        git("commit", "-q", "--allow-empty", "-m", message);
        second++;
        return this;
    }

    /** Puts all objects into packs. */
    public TestRepository pack() {
        git("repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50");
        return this;
    }

    public String head() {
        return text("rev-parse", "HEAD");
    }

    public String tree() {
        return text("rev-parse", "HEAD^{tree}");
    }

    /** One line that git prints. */
    public String text(String... arguments) {
        return new String(git(arguments), StandardCharsets.UTF_8).strip();
    }

    /** Writes a blob; returns its id. */
    public String blob(byte[] content) {
        return new String(run(content, "hash-object", "-w", "--stdin"), StandardCharsets.UTF_8).strip();
    }

    /** Writes any object, sound or not; returns its id. */
    public String object(String type, byte[] payload) {
        byte[] id = run(payload, "hash-object", "-w", "--literally", "-t", type, "--stdin");
        return new String(id, StandardCharsets.UTF_8).strip();
    }

    /** The file of a loose object. */
    public Path loose(String id) {
        return gitDirectory().resolve("objects/" + id.substring(0, 2) + "/" + id.substring(2));
    }

    /** The only pack. */
    public Path packFile() {
        try (var files = Files.list(gitDirectory().resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack"))
                    .reduce((a, b) -> {
                        throw new IllegalStateException("more than one pack");
                    })
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All objects by id, as {@code git cat-file} prints them. */
    public Map<String, GitObject> objects() {
        Map<String, GitObject> objects = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(git("cat-file", "--batch-all-objects", "--batch", "--buffer")))) {
            while (in.available() > 0) {
                String[] header = line(in).split(" ");
                objects.put(header[0], new GitObject(header[1], in.readNBytes(Integer.parseInt(header[2]))));
                in.skipNBytes(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (objects.isEmpty()) {
            throw new IllegalStateException("git finds no object");
        }
        return objects;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    public byte[] git(String... arguments) {
        return run(new byte[0], arguments);
    }

    public byte[] run(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_SYSTEM", "/dev/null",
                        "GIT_CONFIG_COUNT", "2",
                        "GIT_CONFIG_KEY_0", "protocol.file.allow",
                        "GIT_CONFIG_VALUE_0", "always",
                        "GIT_CONFIG_KEY_1", "advice.nestedTag",
                        "GIT_CONFIG_VALUE_1", "false"));
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "A U Thor");
            builder.environment().put("GIT_" + who + "_EMAIL", "author@example.org");
            builder.environment().put("GIT_" + who + "_DATE", second + " +0200");
        }
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Thread feeder = new Thread(() -> feed(process, input));
            feeder.start();
            byte[] output = process.getInputStream().readAllBytes();
            feeder.join();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + List.of(arguments) + " failed");
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
