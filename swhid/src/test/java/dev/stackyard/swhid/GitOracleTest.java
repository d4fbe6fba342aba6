package dev.stackyard.swhid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git's own ids are the oracle for every type of object that git has. */
class GitOracleTest {

    @TempDir
    Path directory;

    private record GitObject(String id, String type, byte[] payload) {}

    @BeforeEach
    void makeRepository() throws Exception {
        git("init", "-q", "-b", "main");
        Files.writeString(directory.resolve("order."), "dot");
        Files.writeString(directory.resolve("order0"), "zero");
        Files.createDirectories(directory.resolve("order/deep/er"));
        Files.writeString(directory.resolve("order/deep/er/é.txt"), "accent");
        Files.writeString(directory.resolve("run.sh"), "#!/bin/sh\n");
        assertThat(directory.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(directory.resolve("link"), Path.of("order/deep"));
        Files.write(directory.resolve("zeros"), new byte[100_000]);
        git("add", "-A");
        git("update-index", "--add", "--cacheinfo", "160000,94a9ed024d3859793618152ea559a168bbcbb5e2,module");
        git("commit", "-q", "-m", "first");
        git("tag", "-a", "-m", "a release\n\nwith a body", "v1");
        git("checkout", "-q", "-b", "side");
        git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-m", "caf\u00e9");
        git("checkout", "-q", "main");
        git("commit", "-q", "--allow-empty", "-m", "second");
        git("merge", "-q", "--no-ff", "-m", "merge", "side");
        git("-c", "advice.nestedTag=false", "tag", "-a", "-m", "of a tag", "v2", "v1");
    }

    @Test
    void everyObjectHashesToItsId() throws Exception {
        List<GitObject> objects = objects();
        assertThat(objects.stream().map(GitObject::type)).contains("blob", "tree", "commit", "tag");
        for (GitObject object : objects) {
            ObjectType type = Arrays.stream(ObjectType.values())
                    .filter(candidate -> candidate.gitName().equals(object.type()))
                    .findFirst()
                    .orElseThrow();
            assertThat(ObjectHasher.hash(type, object.payload())).hasToString(object.id());
        }
    }

    @Test
    void treesRebuildFromTheirEntriesInAnyOrder() throws Exception {
        for (GitObject tree : objects()) {
            if (tree.type().equals("tree")) {
                List<String> lines = new ArrayList<>(
                        List.of(text(git("ls-tree", "-z", tree.id())).split("\0")));
                java.util.Collections.reverse(lines);
                DirectoryBuilder builder = new DirectoryBuilder();
                for (String line : lines) {
                    String[] fields = line.split("[ \t]", 4);
                    builder.add(fields[3], fields[0].replaceFirst("^0", ""), ObjectHash.parse(fields[2]));
                }
                assertThat(builder.payload()).isEqualTo(tree.payload());
                assertThat(builder.swhid()).hasToString("swh:1:dir:" + tree.id());
            }
        }
    }

    @Test
    void commitsAndTagsRebuildFromTheirFields() throws Exception {
        Signature who = new Signature("A U Thor <author@example.org>", 1700000000, "+0200");
        for (GitObject object : objects()) {
            Map<String, List<String>> fields = new HashMap<>();
            String text = text(object.payload());
            int body = text.indexOf("\n\n");
            if (object.type().equals("commit") && !text.contains("\nencoding ")) {
                read(text.substring(0, body), fields);
                Revision revision = new Revision(
                        ObjectHash.parse(fields.get("tree").get(0)),
                        fields.getOrDefault("parent", List.of()).stream()
                                .map(ObjectHash::parse)
                                .toList(),
                        who,
                        who,
                        List.of(),
                        text.substring(body + 2).getBytes(StandardCharsets.UTF_8));
                assertThat(revision.swhid()).hasToString("swh:1:rev:" + object.id());
            } else if (object.type().equals("tag")) {
                read(text.substring(0, body), fields);
                ObjectType target = fields.get("type").get(0).equals("tag") ? ObjectType.RELEASE : ObjectType.REVISION;
                Release release = new Release(
                        new Swhid(target, ObjectHash.parse(fields.get("object").get(0))),
                        fields.get("tag").get(0),
                        who,
                        text.substring(body + 2).getBytes(StandardCharsets.UTF_8));
                assertThat(release.swhid()).hasToString("swh:1:rel:" + object.id());
            }
        }
    }

    private static void read(String headers, Map<String, List<String>> fields) {
        for (String line : headers.split("\n")) {
            String[] pair = line.split(" ", 2);
            fields.computeIfAbsent(pair[0], key -> new ArrayList<>()).add(pair[1]);
        }
    }

    private List<GitObject> objects() throws Exception {
        List<GitObject> objects = new ArrayList<>();
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(git("cat-file", "--batch-all-objects", "--batch")));
        while (in.available() > 0) {
            String[] header = line(in).split(" ");
            byte[] payload = in.readNBytes(Integer.parseInt(header[2]));
            assertThat(in.read()).isEqualTo('\n');
            objects.add(new GitObject(header[0], header[1], payload));
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

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_SYSTEM", "/dev/null",
                        "GIT_AUTHOR_NAME", "A U Thor",
                        "GIT_AUTHOR_EMAIL", "author@example.org",
                        "GIT_AUTHOR_DATE", "1700000000 +0200",
                        "GIT_COMMITTER_NAME", "A U Thor",
                        "GIT_COMMITTER_EMAIL", "author@example.org",
                        "GIT_COMMITTER_DATE", "1700000000 +0200"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as("git %s", List.of(arguments)).isZero();
        return output;
    }
}
