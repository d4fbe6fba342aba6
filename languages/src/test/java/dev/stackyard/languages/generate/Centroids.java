package dev.stackyard.languages.generate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Trains the classifier as Linguist's {@code lib/linguist/classifier.rb} does: a sample is a vector of token
 * frequencies, {@code (1 + ln count) * icf} with the inverse class frequency {@code ln(languages / languages with the
 * token) + 1}, of length 1; a language is the mean of its samples, again of length 1. Tokens of a single sample are left
 * out.
 *
 * <p>Everything runs over sorted maps, so that the sums, and with them the model, do not depend on anything but the
 * samples.
 */
final class Centroids {

    private static final int MIN_SAMPLES_WITH_TOKEN = 2;

    private final Map<String, Double> inverseClassFrequency;
    private final Map<String, Map<String, Double>> centroids = new TreeMap<>();

    /** Trains on samples that are tokenized already. */
    Centroids(Map<Sample, Map<String, Integer>> samples) {
        Set<String> vocabulary = vocabulary(samples.values());
        Map<String, Integer> classes = classFrequency(samples, vocabulary);
        long languages =
                samples.keySet().stream().map(Sample::language).distinct().count();
        inverseClassFrequency = new HashMap<>();
        classes.forEach(
                (token, count) -> inverseClassFrequency.put(token, StrictMath.log((double) languages / count) + 1));
        samples.forEach((sample, tokens) -> {
            Map<String, Double> centroid = centroids.computeIfAbsent(sample.language(), key -> new TreeMap<>());
            vector(tokens).forEach((token, weight) -> centroid.merge(token, weight, Double::sum));
        });
        centroids.values().forEach(Centroids::normalize);
    }

    private static Set<String> vocabulary(Collection<Map<String, Integer>> samples) {
        Map<String, Integer> documents = new HashMap<>();
        samples.forEach(tokens -> tokens.keySet().forEach(token -> documents.merge(token, 1, Integer::sum)));
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_SAMPLES_WITH_TOKEN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Integer> classFrequency(
            Map<Sample, Map<String, Integer>> samples, Set<String> vocabulary) {
        Map<String, Set<String>> languagesOf = new HashMap<>();
        samples.forEach((sample, tokens) -> tokens.keySet().stream()
                .filter(vocabulary::contains)
                .forEach(token -> languagesOf
                        .computeIfAbsent(token, key -> new TreeSet<>())
                        .add(sample.language())));
        return languagesOf.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .size()));
    }

    private Map<String, Double> vector(Map<String, Integer> tokens) {
        Map<String, Double> vector = new TreeMap<>();
        tokens.forEach((token, count) -> {
            Double icf = inverseClassFrequency.get(token);
            if (icf != null) {
                vector.put(token, (1 + StrictMath.log(count)) * icf);
            }
        });
        normalize(vector);
        return vector;
    }

    private static void normalize(Map<String, Double> vector) {
        double norm = Math.sqrt(vector.values().stream().reduce(0.0, (sum, x) -> sum + x * x));
        vector.replaceAll((token, weight) -> weight / norm);
    }

    /**
     * What one occurrence of a token adds to each language's score: the centroid's weight times the token's inverse class
     * frequency, by token and language, both sorted.
     */
    Map<String, Map<String, Double>> weights(Set<String> languages) {
        Map<String, Map<String, Double>> weights = new TreeMap<>();
        centroids.forEach((language, centroid) -> {
            if (languages.contains(language)) {
                centroid.forEach((token, weight) -> weights.computeIfAbsent(token, key -> new TreeMap<>())
                        .put(language, weight * inverseClassFrequency.get(token)));
            }
        });
        return weights;
    }
}
