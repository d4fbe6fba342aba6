package dev.stackyard.curate.internal;

import dev.stackyard.corpus.StorageFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The strings of all benchmarks that a corpus is kept clean of, without white space and case. Immutable; each thread
 * looks with a {@link Matcher} of its own.
 */
public final class Benchmarks {

    private final List<String> sources = new ArrayList<>();
    private final SubstringIndex index;
    private final int skipped;

    private Benchmarks(List<BenchmarkString> strings, Set<String> exceptions, int minimumCharacters) {
        TextNormalizer normalizer = new TextNormalizer();
        Set<String> seen = new HashSet<>();
        exceptions.forEach(exception -> seen.add(normalized(exception, normalizer)));
        List<byte[]> patterns = new ArrayList<>();
        for (BenchmarkString string : strings) {
            String text = normalized(string.text(), normalizer);
            if (text.codePointCount(0, text.length()) >= minimumCharacters && seen.add(text)) {
                patterns.add(normalizer.copy());
                sources.add(string.source());
            }
        }
        index = new SubstringIndex(patterns);
        skipped = strings.size() - patterns.size();
    }

    /**
     * Reads benchmark files, in order; of equal strings the first counts.
     *
     * @param fields names of the fields that count in JSON lines
     * @param exceptions strings that are too generic to drop a file
     * @param minimumCharacters strings with fewer characters are left out; at least 8
     * @throws dev.stackyard.corpus.UserException if a file cannot be read or is malformed
     */
    public static Benchmarks read(
            List<StorageFile> files, List<String> fields, List<String> exceptions, int minimumCharacters) {
        List<BenchmarkString> strings = new ArrayList<>();
        files.forEach(file -> strings.addAll(BenchmarkReader.read(file, fields)));
        return new Benchmarks(strings, Set.copyOf(exceptions), minimumCharacters);
    }

    private static String normalized(String text, TextNormalizer normalizer) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        normalizer.normalize(bytes, 0, bytes.length);
        return new String(normalizer.buffer(), 0, normalizer.length(), StandardCharsets.UTF_8);
    }

    /** How many strings are looked for. */
    public int size() {
        return sources.size();
    }

    /** How many strings of the files are not looked for: too short, too generic, or there twice. */
    public int skipped() {
        return skipped;
    }

    /** A matcher for one thread. */
    public Matcher matcher() {
        return new Matcher();
    }

    /** Looks for benchmark strings in texts. Keeps a buffer as long as the longest text. Not thread-safe. */
    public final class Matcher {

        private final TextNormalizer normalizer = new TextNormalizer();

        private Matcher() {}

        /**
         * Where a benchmark string comes from that the text contains.
         *
         * @param end exclusive; the bytes must be well-formed UTF-8
         * @return null if the text is clean
         */
        public @Nullable String find(byte[] text, int start, int end) {
            if (sources.isEmpty()) {
                return null;
            }
            normalizer.normalize(text, start, end);
            int found = index.find(normalizer.buffer(), normalizer.length());
            return found < 0 ? null : sources.get(found);
        }
    }
}
