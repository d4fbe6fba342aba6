package dev.stackyard.dedup;

import dev.stackyard.corpus.TestCorpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Files that descend from one another by small edits, as revisions do. */
final class Families {

    private Families() {}

    private static int membersOf(List<String> names) {
        String first = names.get(0).substring(0, names.get(0).indexOf(':') + 1);
        return (int) names.stream().filter(name -> name.startsWith(first)).count();
    }

    /** A corpus of the families in so many parts. */
    static TestCorpus corpus(Path directory, Map<String, List<String>> files, int parts) {
        TestCorpus corpus = TestCorpus.in(directory);
        List<String> names = List.copyOf(files.keySet());
        String repository = "";
        for (int i = 0; i < names.size(); i++) {
            int colon = names.get(i).indexOf(':');
            if (!names.get(i).substring(0, colon).equals(repository)) {
                repository = names.get(i).substring(0, colon);
                if (i > 0 && i % (names.size() / parts) < membersOf(names)) {
                    corpus.part();
                }
                corpus.repository(repository).stars(Math.floorMod(repository.hashCode(), 5));
            }
            corpus.file(names.get(i).substring(colon + 1), Texts.code(files.get(names.get(i)), i));
        }
        return corpus;
    }

    /** Each member of a family is the one before with some words replaced, removed or added; sizes vary widely. */
    static Map<String, List<String>> of(long seed, int families, int members) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (int family = 0; family < families; family++) {
            List<String> words = Texts.words(seed * 1000 + family, 24 + random.nextInt(1 << (3 + random.nextInt(6))));
            for (int member = 0; member < members; member++) {
                files.put("family/" + family + ":/" + member, words);
                words = edited(words, random);
            }
        }
        return files;
    }

    private static List<String> edited(List<String> words, SplittableRandom random) {
        List<String> edited = new ArrayList<>(words);
        for (int edits = 1 + random.nextInt(1 + words.size() / 60); edits > 0; edits--) {
            int at = random.nextInt(edited.size());
            switch (random.nextInt(3)) {
                case 0 -> edited.set(at, "e" + random.nextInt(1 << 20));
                case 1 -> edited.add(at, "i" + random.nextInt(1 << 20));
                default -> edited.remove(edited.size() > 6 ? at : 0);
            }
            if (edited.size() < 5) {
                edited.addAll(List.of("never", "fewer", "than", "five", "words"));
            }
        }
        return edited;
    }
}
