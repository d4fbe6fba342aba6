package dev.stackyard.languages.generate;

import dev.stackyard.languages.internal.classifier.ClassifierModel;
import dev.stackyard.languages.internal.classifier.TokenClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the classifier on Linguist's samples and writes {@code classifier.model}; {@code languages/data/update.sh} calls it.
 *
 * <p>Prints how well the model does on samples that share their extension with other languages, the classifier alone
 * choosing among these: on the samples it was trained on, and on each fifth of them, trained on the others.
 */
public final class ClassifierTrainer {

    private static final int FOLDS = 5;

    private final Ambiguity ambiguity;
    private final Map<Sample, Map<String, Integer>> samples = new LinkedHashMap<>();

    private ClassifierTrainer(LinguistData data, Path directory) throws IOException {
        this.ambiguity = new Ambiguity(data);
        for (Sample sample : Sample.readAll(directory, data)) {
            samples.put(sample, sample.tokens());
        }
    }

    /** Takes the directory of Linguist's samples; runs in the module's directory. */
    public static void main(String[] args) throws IOException {
        ClassifierTrainer trainer = new ClassifierTrainer(new LinguistData(LinguistData.DIRECTORY), Path.of(args[0]));
        byte[] model = trainer.train(Set.of());
        Files.write(ResourceGenerator.RESOURCES.resolve("classifier.model"), model);
        System.out.printf("%d samples, model of %d bytes%n", trainer.samples.size(), model.length);
        System.out.println("trained on:  " + trainer.test(model, List.copyOf(trainer.samples.keySet())));
        Score heldOut = new Score();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Sample> part = trainer.fold(fold);
            heldOut.add(trainer.test(trainer.train(Set.copyOf(part)), part));
        }
        System.out.println("held out:    " + heldOut);
    }

    /** Every fifth sample, counted inside its language: a language with one sample is in the first fold. */
    private List<Sample> fold(int fold) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        return samples.keySet().stream()
                .filter(sample -> counts.merge(sample.language(), 1, Integer::sum) % FOLDS == (fold + 1) % FOLDS)
                .toList();
    }

    private byte[] train(Set<Sample> without) throws IOException {
        Map<Sample, Map<String, Integer>> training = new LinkedHashMap<>(samples);
        training.keySet().removeAll(without);
        return ModelWriter.write(new Centroids(training), ambiguity.languages());
    }

    private Score test(byte[] model, List<Sample> tested) {
        TokenClassifier classifier = new TokenClassifier(new ClassifierModel(model));
        Score score = new Score();
        for (Sample sample : tested) {
            Set<String> candidates = ambiguity.ofExtension(sample.name());
            if (candidates.size() > 1 && candidates.contains(sample.language())) {
                classifier.read(sample.text(), 0, sample.text().length);
                score.count(best(classifier, candidates).equals(sample.language()));
            }
        }
        return score;
    }

    private static String best(TokenClassifier classifier, Set<String> candidates) {
        String best = "";
        for (String candidate : candidates) {
            if (best.isEmpty() || classifier.score(candidate) > classifier.score(best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** How many of how many were right. */
    private static final class Score {

        private int right;
        private int all;

        void count(boolean isRight) {
            right += isRight ? 1 : 0;
            all++;
        }

        void add(Score other) {
            right += other.right;
            all += other.all;
        }

        @Override
        public String toString() {
            return "%d of %d right, %.2f %%".formatted(right, all, 100.0 * right / all);
        }
    }
}
