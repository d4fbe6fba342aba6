package dev.stackyard.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.SplittableRandom;

/** Git repositories made by the tests, with the {@code git} of this machine. */
final class Repositories {

    private static final String[] GIT = {
        "git",
        "-c",
        "user.name=Octo Cat",
        "-c",
        "user.email=octo@example.org",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false"
    };

    static final String MIT_HEADER = """
            Permission is hereby granted, free of charge, to any person obtaining a copy
            of this software and associated documentation files (the "Software"), to deal
            in the Software without restriction, including without limitation the rights
            to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
            copies of the Software, and to permit persons to whom the Software is
            furnished to do so, subject to the following conditions:

            The above copyright notice and this permission notice shall be included in all
            copies or substantial portions of the Software.

            THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
            IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
            FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
            AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
            LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
            OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
            SOFTWARE.
            """;

    /** Long enough for its charset to be told from the bytes. */
    static final String LATIN_1_NOTES =
            "Le café est prêt à l'école. Été comme hiver, où êtes-vous allés ? Voilà, ça va très bien.\n".repeat(4);

    private final Path root;

    Repositories(Path root) {
        this.root = root;
    }

    /** One repository being filled. */
    final class Repository {

        private final Path directory;

        Repository(Path directory) {
            this.directory = directory;
        }

        Repository file(String path, String text) throws IOException {
            return file(path, text.getBytes(StandardCharsets.UTF_8));
        }

        Repository file(String path, byte[] bytes) throws IOException {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        }

        Repository symbolicLink(String path, String target) throws IOException {
            Files.createSymbolicLink(directory.resolve(path), Path.of(target));
            return this;
        }

        Path commit() {
            git(directory, "add", "-A");
            git(directory, "commit", "-q", "--allow-empty", "-m", "all there is");
            return directory;
        }

        Path directory() {
            return directory;
        }
    }

    Repository create(String name) throws IOException {
        Path directory = root.resolve(name);
        Files.createDirectories(directory);
        git(directory, "init", "-q");
        return new Repository(directory);
    }

    static byte[] git(Path directory, String... arguments) {
        String[] command = new String[GIT.length + arguments.length];
        System.arraycopy(GIT, 0, command, 0, GIT.length);
        System.arraycopy(arguments, 0, command, GIT.length, arguments.length);
        return Stackyard.tool(directory, command);
    }

    /** Several languages, an MIT licence, a binary, a link, other encodings, a secret, an e-mail address. */
    Path polyglot() throws IOException {
        return create("acme/polyglot")
                .file("LICENSE", "MIT License\n\nCopyright (c) 2024 Octo Cat\n\n" + MIT_HEADER)
                .file("README.md", "# Polyglot\n\nA few files in a few languages, for a test of the whole way.\n")
                .file("src/main.py", python(1))
                .file("src/Main.java", java("Main", 2))
                .file("src/lib.rs", "pub fn add(left: u64, right: u64) -> u64 {\n    left + right\n}\n".repeat(3))
                .file("src/tool.go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"tool\")\n}\n")
                .file(
                        "src/mail.py",
                        "# written by someone\nAUTHOR = 'jane.roe@somecompany.io'\n\n\ndef author():\n    return AUTHOR\n")
                .file("docs/café/notes.txt", LATIN_1_NOTES.getBytes(StandardCharsets.ISO_8859_1))
                .file("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2})
                .file("empty.py", "")
                .file("src/generated.py", "# This file is automatically generated. Do not edit.\nx = 1\n")
                .symbolicLink("link.py", "src/main.py")
                .commit();
    }

    /** The same file as in {@link #polyglot}, a near copy, and a copyleft licence on a subtree. */
    Path duplicates() throws IOException {
        return create("acme/copies")
                .file("LICENSE", "MIT License\n\nCopyright (c) 2023 Acme\n\n" + MIT_HEADER)
                .file("same.py", python(1))
                .file("near.java", java("Main", 2).replace("first line", "first lines"))
                .file("other.py", python(77))
                .file("vendor/gpl/gpl.c", "// SPDX-License-Identifier: GPL-3.0-only\nint answer(void) { return 42; }\n")
                .commit();
    }

    /** Files that spell every special token. */
    Path specialTokens(Iterable<String> spellings) throws IOException {
        StringBuilder text = new StringBuilder("tokens = [\n");
        for (String spelling : spellings) {
            text.append("    '").append(spelling).append("',\n");
        }
        text.append("]\n\n\ndef is_special(token):\n    return token in tokens\n");
        return create("acme/tokens")
                .file("LICENSE", "MIT License\n\nCopyright (c) 2022 Acme\n\n" + MIT_HEADER)
                .file("tokens.py", text.toString())
                .file("<file_sep>.py", "def name_with_a_token():\n    return '<repo_name>'\n" + python(5))
                .commit();
    }

    /** No commit at all. */
    Path empty() throws IOException {
        return create("acme/empty").directory();
    }

    /** A head commit whose tree object is gone. */
    Path broken() throws IOException {
        Path directory = create("acme/broken").file("a.py", python(9)).commit();
        String tree = new String(git(directory, "rev-parse", "HEAD^{tree}"), StandardCharsets.US_ASCII).trim();
        Files.delete(directory.resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
        return directory;
    }

    /** Many small files, so that a build takes long enough to be killed in the middle. */
    Path many(int files, long seed) throws IOException {
        Repository repository =
                create("acme/many-" + seed).file("LICENSE", "MIT License\n\nCopyright (c) 2021 Acme\n\n" + MIT_HEADER);
        for (int i = 0; i < files; i++) {
            repository.file("pkg" + i % 10 + "/module_" + i + ".py", python(seed * 1000 + i));
        }
        return repository.commit();
    }

    /** A plausible module of its own: no two seeds give near duplicates. */
    static String python(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("import os\nimport sys\n\n\n");
        for (int function = 0; function < 6; function++) {
            String name = word(random);
            String argument = word(random);
            String local = word(random);
            text.append("def ")
                    .append(name)
                    .append("_")
                    .append(word(random))
                    .append("(")
                    .append(argument)
                    .append("):\n")
                    .append("    ")
                    .append(local)
                    .append(" = ")
                    .append(argument)
                    .append(" + ")
                    .append(random.nextInt(1000))
                    .append("\n")
                    .append("    if ")
                    .append(local)
                    .append(" > ")
                    .append(random.nextInt(100))
                    .append(":\n")
                    .append("        return ")
                    .append(word(random))
                    .append("(")
                    .append(local)
                    .append(")\n")
                    .append("    return ")
                    .append(local)
                    .append("\n\n\n");
        }
        return text.toString();
    }

    private static String java(String className, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text =
                new StringBuilder("package acme;\n\n/** The first line of a class. */\nclass " + className + " {\n");
        for (int method = 0; method < 8; method++) {
            text.append("    int ")
                    .append(word(random))
                    .append("(int ")
                    .append(word(random))
                    .append(") {\n        return ")
                    .append(random.nextInt(10_000))
                    .append(";\n    }\n\n");
        }
        return text.append("}\n").toString();
    }

    private static String word(SplittableRandom random) {
        byte[] letters = new byte[6];
        random.nextBytes(letters);
        return "w"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(letters)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z]", "q");
    }
}
