package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {

    private static final List<String> FIELDS = List.of("prompt", "canonical_solution", "text");

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Benchmarks read(Path... files) {
        return Benchmarks.read(
                Stream.of(files).map(file -> StorageFile.of(file.toString())).toList(),
                FIELDS,
                List.of("return x + y + z"),
                12);
    }

    private static String find(Benchmarks benchmarks, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return benchmarks.matcher().find(bytes, 0, bytes.length);
    }

    @Test
    void whiteSpaceAndCaseDoNotMatter() throws IOException {
        Benchmarks benchmarks = read(file("mbpp.jsonl", "{\"text\": \"Write a function to reverse words.\"}\n"));
        assertThat(find(benchmarks, "# WRITE a\n#\n")).isNull();
        assertThat(find(benchmarks, "x = 1\n    write A function\n\tto Reverse\u00A0words.\n"))
                .isEqualTo("entry 0 (text) of mbpp.jsonl");
    }

    @Test
    void entriesAreNumberedFromZeroAndBlankLinesAreNone() throws IOException {
        Benchmarks benchmarks = read(file("a.jsonl", """
                {"text": "the first of the strings"}

                "a string by itself, no object"
                {"text": ["one of a list of strings", "another of that same list"], "other": "not looked for at all"}
                """));
        assertThat(find(benchmarks, "the first of the strings")).isEqualTo("entry 0 (text) of a.jsonl");
        assertThat(find(benchmarks, "A string by itself, no object")).isEqualTo("entry 1 of a.jsonl");
        assertThat(find(benchmarks, "another of that same list")).isEqualTo("entry 2 (text) of a.jsonl");
        assertThat(find(benchmarks, "not looked for at all")).isNull();
        assertThat(benchmarks.size()).isEqualTo(4);
    }

    @Test
    void onlyTheDocstringOfAPromptCounts() throws IOException {
        Benchmarks benchmarks = read(file("humaneval.jsonl", """
                {"prompt": "def helper():\\n    \\"\\"\\"Not this docstring.\\"\\"\\"\\ndef f(n):\\n    \\"\\"\\" Return the n-th of them.\\n    \\"\\"\\"\\n"}
                {"prompt": "Sort the frame by date\\nBEGIN SOLUTION\\ndf.sort()"}
                """));
        assertThat(find(benchmarks, "// return the N-th of them.")).isEqualTo("entry 0 (prompt) of humaneval.jsonl");
        assertThat(find(benchmarks, "Not this docstring.")).isNull();
        assertThat(find(benchmarks, "sort the frame by date")).isEqualTo("entry 1 (prompt) of humaneval.jsonl");
    }

    @Test
    void readsBigCodesMapAndPlainText() throws IOException {
        Benchmarks benchmarks = read(
                file("benchmarks.json", "{\"gsm8k_questions\": [\"how many apples?\", \"how many pears are left?\"]}"),
                file("task.txt", "a plain text file\nis one string"));
        assertThat(find(benchmarks, "How many pears are left?"))
                .isEqualTo("entry 1 (gsm8k_questions) of benchmarks.json");
        assertThat(find(benchmarks, "a plain text file is one string")).isEqualTo("task.txt");
    }

    @Test
    void shortGenericAndRepeatedStringsAreNotLookedFor() throws IOException {
        Benchmarks benchmarks = read(file("a.jsonl", """
                {"text": "return a+b"}
                {"text": "    RETURN x + y+z\\n"}
                {"text": "return number % 1.0"}
                {"text": "return  number % 1.0"}
                """));
        assertThat(benchmarks.size()).isEqualTo(1);
        assertThat(benchmarks.skipped()).isEqualTo(3);
        assertThat(find(benchmarks, "return x + y + z; return a + b")).isNull();
        assertThat(find(benchmarks, "return number % 1.0")).isEqualTo("entry 2 (text) of a.jsonl");
    }

    @Test
    void malformedLinesAreNamed() throws IOException {
        Path broken = file("a.jsonl", "{\"text\": \"the first of the strings\"}\n{\"text\": \n");
        assertThatThrownBy(() -> read(broken)).isInstanceOf(UserException.class).hasMessageContaining("a.jsonl line 2");
        Path number = file("b.jsonl", "17\n");
        assertThatThrownBy(() -> read(number)).isInstanceOf(UserException.class).hasMessageContaining("b.jsonl line 1");
        Path list = file("c.json", "{\"a\": [\"x\",\n17]}");
        assertThatThrownBy(() -> read(list)).isInstanceOf(UserException.class).hasMessageContaining("entry 1 of a");
        Path trailing = file("d.json", "{}\n}");
        assertThatThrownBy(() -> read(trailing))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("d.json line 2");
    }

    @Test
    void filesWithoutAnyStringAreRefused() throws IOException {
        Path other = file("a.jsonl", "{\"other\": \"some text or other\"}\n");
        assertThatThrownBy(() -> read(other))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("benchmark_fields");
        assertThatThrownBy(() -> read(directory.resolve("none.txt")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot read benchmark file");
        Path latin = Files.write(directory.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9});
        assertThatThrownBy(() -> read(latin)).isInstanceOf(UserException.class).hasMessageContaining("not UTF-8");
    }
}
