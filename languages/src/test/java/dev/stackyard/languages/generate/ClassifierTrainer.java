package dev.stackyard.languages.generate;

import dev.stackyard.languages.Detection;
import dev.stackyard.languages.internal.classifier.ClassifierModel;
import dev.stackyard.languages.internal.classifier.TokenClassifier;
import dev.stackyard.languages.internal.linguist.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains the classifier on Linguist's samples and writes {@code classifier.model}; {@code languages/data/update.sh} calls it.
 *
 * <p>Prints how many samples get the language whose directory they are in: by the whole detector, and by the
 * classifier alone, which chooses among the languages of the sample's extension if there are several. Each with the model
 * that is written; with five models, each judging the fifth of the samples that it was not trained on; and without the
 * classifier.
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
        List<Sample> all = List.copyOf(trainer.samples.keySet());
        System.out.println("trained on,  classifier alone: " + trainer.testClassifier(model, all));
        System.out.println("trained on,  whole detector:   " + testDetector(model, all));
        System.out.println("no classifier, whole detector: " + testDetector(null, all));
        Score classifier = new Score();
        Score detector = new Score();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Sample> part = trainer.fold(fold);
            byte[] other = trainer.train(Set.copyOf(part));
            classifier.add(trainer.testClassifier(other, part));
            detector.add(testDetector(other, part));
        }
        System.out.println("held out,    classifier alone: " + classifier);
        System.out.println("held out,    whole detector:   " + detector);
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

    private Score testClassifier(byte[] model, List<Sample> tested) {
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

    private static Score testDetector(byte @Nullable [] model, List<Sample> tested) {
        Strategies strategies =
                new Strategies(model == null ? null : () -> new TokenClassifier(new ClassifierModel(model)));
        Score score = new Score();
        for (Sample sample : tested) {
            Detection found = strategies.detect("/" + sample.name(), sample.text(), 0, sample.text().length);
            score.count(found != null && found.language().name().equals(sample.language()));
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
