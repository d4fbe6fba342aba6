package dev.stackyard.pii.internal.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the table of {@link BigramModel}: {@code BigramTableTrainer OUTPUT NOTE DIRECTORY...} reads the source files below
 * the directories, takes each distinct word of four to 40 letters, digits, underscores and hyphens once, and writes the
 * surprise of each pair in steps of a quarter bit. Words in which letters and digits take turns more than twice are
 * left out: they are hashes and the like, which the model shall find surprising. Only counts leave the files.
 */
final class BigramTableTrainer {

    private static final Set<String> EXTENSIONS = Set.of(
            "c", "cc", "cpp", "cr", "cs", "d", "ex", "exs", "gd", "go", "h", "hx", "java", "js", "json", "md", "ml",
            "nim", "pl", "pm", "py", "r", "rb", "rkt", "rs", "sh", "toml", "ts", "txt", "vim", "yaml", "yml");
    private static final int CLASSES = 63;
    private static final double STEP = 0.25;
    private static final int HIGHEST_LEVEL = 64;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int MOST_TURNS = 2;

    private BigramTableTrainer() {}

    public static void main(String[] arguments) throws IOException {
        Set<String> words = new TreeSet<>();
        for (String directory : List.of(arguments).subList(2, arguments.length)) {
            try (Stream<Path> paths = Files.walk(Path.of(directory))) {
                paths.filter(BigramTableTrainer::isSource).sorted().forEach(path -> collect(path, words));
            }
        }
        StringBuilder table = new StringBuilder();
        table.append("# Surprise of each character after each other, in quarter bits above '0': see BigramModel.\n");
        table.append("# Learned from ")
                .append(words.size())
                .append(" identifiers. ")
                .append(arguments[1])
                .append('\n');
        for (double[] row : counts(words)) {
            double sum = Arrays.stream(row).sum();
            for (double count : row) {
                double bits = -Math.log(count / sum) / Math.log(2);
                table.append((char) ('0' + Math.min(HIGHEST_LEVEL, Math.round(bits / STEP))));
            }
            table.append('\n');
        }
        Files.writeString(Path.of(arguments[0]), table);
    }

    private static boolean isSource(Path path) {
        String name = path.getFileName().toString();
        return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(path);
    }

    private static void collect(Path path, Set<String> words) {
        try {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            for (String word : text.split("[^A-Za-z0-9_-]+")) {
                if (word.length() >= SHORTEST && word.length() <= LONGEST && turns(word) <= MOST_TURNS) {
                    words.add(word);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    private static long turns(String word) {
        return IntStream.range(1, word.length())
                .filter(i -> Character.isDigit(word.charAt(i)) != Character.isDigit(word.charAt(i - 1)))
                .count();
    }

    private static double[][] counts(Set<String> words) {
        double[][] counts = new double[CLASSES][CLASSES];
        for (double[] row : counts) {
            Arrays.fill(row, 0.5);
        }
        for (String word : words) {
            for (int i = 1; i < word.length(); i++) {
                counts[BigramModel.classOf(word.charAt(i - 1))][BigramModel.classOf(word.charAt(i))]++;
            }
        }
        return counts;
    }
}
