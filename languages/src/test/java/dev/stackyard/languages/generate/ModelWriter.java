package dev.stackyard.languages.generate;

import dev.stackyard.languages.internal.classifier.ClassifierModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the classifier's model in the layout that {@link ClassifierModel} documents. */
final class ModelWriter {

    private static final int MAX_EXPONENT = 255;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ModelWriter() {}

    /** The model for some languages. */
    static byte[] write(Centroids centroids, Set<String> languages) throws IOException {
        ModelWriter writer = new ModelWriter();
        writer.writeModel(centroids.weights(languages), new ArrayList<>(new TreeSet<>(languages)));
        return writer.bytes.toByteArray();
    }

    private void writeModel(Map<String, Map<String, Double>> weights, List<String> languages) throws IOException {
        double greatest = weights.values().stream()
                .flatMap(postings -> postings.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        out.writeInt(ClassifierModel.MAGIC);
        out.writeDouble(greatest);
        writeVarint(languages.size());
        for (String language : languages) {
            writeBytes(language.getBytes(StandardCharsets.UTF_8));
        }
        Map<String, Map<Integer, Integer>> tokens = quantized(weights, languages, greatest);
        writeVarint(tokens.size());
        for (Map.Entry<String, Map<Integer, Integer>> token : tokens.entrySet()) {
            writeBytes(token.getKey().getBytes(StandardCharsets.ISO_8859_1));
            writePostings(token.getValue());
        }
    }

    /** Exponents by token and language number; weights too small for an exponent are left out. */
    private static Map<String, Map<Integer, Integer>> quantized(
            Map<String, Map<String, Double>> weights, List<String> languages, double greatest) {
        Map<String, Integer> numbers = new TreeMap<>();
        languages.forEach(language -> numbers.put(language, numbers.size()));
        Map<String, Map<Integer, Integer>> result = new TreeMap<>();
        weights.forEach((token, postings) -> postings.forEach((language, weight) -> {
            double halvings = StrictMath.log(greatest / weight) / StrictMath.log(2);
            long exponent = Math.round(halvings * ClassifierModel.STEPS_PER_HALVING);
            if (exponent <= MAX_EXPONENT) {
                result.computeIfAbsent(token, key -> new TreeMap<>()).put(numbers.get(language), (int) exponent);
            }
        }));
        return result;
    }

    private void writePostings(Map<Integer, Integer> postings) throws IOException {
        writeVarint(postings.size());
        int previous = -1;
        for (Map.Entry<Integer, Integer> posting : postings.entrySet()) {
            writeVarint(posting.getKey() - previous);
            out.writeByte(posting.getValue());
            previous = posting.getKey();
        }
    }

    private void writeBytes(byte[] value) throws IOException {
        writeVarint(value.length);
        out.write(value);
    }

    private void writeVarint(int value) throws IOException {
        int rest = value;
        while (rest >= 0x80) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
