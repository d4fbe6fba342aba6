package dev.stackyard.licenses.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stackyard.licenses.internal.Resources;
import dev.stackyard.licenses.internal.words.WordHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes {@code spdx-ids.tsv} and {@code spdx-texts.gz} from the JSON files of the SPDX licence list that the jar
 * {@code org.spdx:java-spdx-library:2.0.4} carries (list 3.28.0; the list's data is CC0-1.0). Run it when the list, the
 * equivalent words or {@code WordScanner} change:
 *
 * <pre>{@code mvn -q -pl license-detect -am test -Dtest=SpdxDataTest -Dlicenses.regenerate=true -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 */
final class SpdxDataGenerator {

    static final String IDS = "spdx-ids.tsv";
    static final String TEXTS = "spdx-texts.gz";

    private static final String DIRECTORY = "/resources/stdlicenses/";
    /** "Any OSI-approved licence" has no text of its own. */
    private static final List<String> NO_TEXT = List.of("any-OSI", "any-OSI-perl-modules");

    /** Preferred first: current ids, then the licence as it stands rather than with a choice of later ones. */
    private static final Comparator<Id> PREFERENCE = Comparator.comparing(Id::isDeprecated)
            .thenComparing(id -> id.id.length())
            .thenComparing(Id::id);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, String> canonicalWords = new HashMap<>();
    private final List<Id> ids = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> successors = new HashMap<>();

    private record Id(String id, boolean isException, boolean isDeprecated, String name, JsonNode details) {}

    SpdxDataGenerator() throws IOException {
        for (String line : Resources.lines("equivalent-words.txt")) {
            String canonical = line.trim().split("\\s+")[0];
            canonicalWords.put(WordHash.of(canonical), canonical);
        }
        for (String line : Resources.lines("spdx-deprecated-ids.tsv")) {
            String[] fields = line.split("\t");
            successors.put(fields[0], fields[1]);
        }
        read("licenses.json", "licenses", "licenseId", false);
        read("exceptions.json", "exceptions", "licenseExceptionId", true);
        ids.forEach(id -> names.add(id.id));
        ids.sort(Comparator.comparing(Id::id, String.CASE_INSENSITIVE_ORDER).thenComparing(Id::isException));
    }

    private void read(String file, String listKey, String idKey, boolean isException) throws IOException {
        for (JsonNode node : tree(file).get(listKey)) {
            String id = node.get(idKey).asText();
            boolean deprecated = node.path("isDeprecatedLicenseId").asBoolean();
            ids.add(new Id(
                    id, isException, deprecated, node.get("name").asText().strip(), tree(id + ".json")));
        }
    }

    private JsonNode tree(String name) throws IOException {
        try (InputStream in = SpdxDataGenerator.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IOException("java-spdx-library has no " + DIRECTORY + name);
            }
            return json.readTree(in);
        }
    }

    /** The lines of {@link #IDS}: id, kind, name. */
    List<String> idLines() {
        List<String> lines = new ArrayList<>();
        for (Id id : ids) {
            String kind = (id.isDeprecated ? "deprecated-" : "") + (id.isException ? "exception" : "license");
            lines.add(id.id + "\t" + kind + "\t" + id.name.replaceAll("\\s+", " "));
        }
        return lines;
    }

    /**
     * The lines of {@link #TEXTS}: id, kind ({@code license} or {@code exception}), words. Ids whose words are the same
     * share the line of the preferred one. The list's standard headers are left out: which licence one names, in which
     * version, hangs on a few of its words, which the rules for notices read and a comparison of texts does not.
     */
    List<String> textLines() {
        Map<String, List<Id>> texts = new TreeMap<>();
        for (Id id : ids) {
            if (!NO_TEXT.contains(id.id)) {
                if (represents(id)) {
                    add(texts, id, id.isException ? "licenseExceptionTemplate" : "standardLicenseTemplate");
                }
            }
        }
        List<String> lines = new ArrayList<>();
        texts.forEach((words, same) -> lines.add(line(same, words)));
        lines.sort(Comparator.comparing(line -> line.toLowerCase(Locale.ROOT)));
        return lines;
    }

    /**
     * Whether a licence's text is told apart from others': a deprecated id gives way to its successor, and where the choice
     * of later versions or of invariant sections is not in the text, the plain {@code -only} id stands for all.
     */
    private boolean represents(Id id) {
        return representative(id.id).equals(id.id);
    }

    private String representative(String id) {
        String current = successors.getOrDefault(id, id);
        String stem = current.replaceFirst("((-no)?-invariants)?-(only|or-later)$|(-no)?-RFN$", "");
        return names.contains(stem + "-only") ? stem + "-only" : names.contains(stem) ? stem : current;
    }

    private void add(Map<String, List<Id>> texts, Id id, String key) {
        String template = id.details.path(key).asText("");
        String words = SpdxTemplate.notation(template, canonicalWords);
        if (!words.isEmpty()) {
            texts.computeIfAbsent(words, unused -> new ArrayList<>()).add(id);
        }
    }

    private static String line(List<Id> same, String words) {
        Id preferred = same.stream().min(PREFERENCE).orElseThrow();
        return preferred.id + "\t" + (preferred.isException ? "exception" : "license") + "\t" + words;
    }

    /** The raw text of every licence and exception that has one, and the id that stands for those with the same words. */
    List<SpdxText> texts() {
        Map<String, List<Id>> same = new TreeMap<>();
        for (Id id : ids) {
            if (!NO_TEXT.contains(id.id)) {
                add(same, id, id.isException ? "licenseExceptionTemplate" : "standardLicenseTemplate");
            }
        }
        List<SpdxText> texts = new ArrayList<>();
        for (List<Id> group : same.values()) {
            String preferred = representative(group.stream().min(PREFERENCE).orElseThrow().id);
            for (Id id : group) {
                String text = id.details
                        .get(id.isException ? "licenseExceptionText" : "licenseText")
                        .asText();
                texts.add(new SpdxText(id.id, preferred, text));
            }
        }
        return texts;
    }

    /** Writes both files. */
    void write(Path directory) throws IOException {
        Files.write(directory.resolve(IDS), idLines());
        byte[] texts = String.join("\n", textLines()).concat("\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(directory.resolve(TEXTS));
                GZIPOutputStream gzip = new GZIPOutputStream(out) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(texts);
        }
    }
}
