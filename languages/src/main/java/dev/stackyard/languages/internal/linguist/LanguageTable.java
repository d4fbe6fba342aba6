package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.DetectedBy;
import dev.stackyard.languages.Detection;
import dev.stackyard.languages.Language;
import dev.stackyard.languages.LanguageType;
import dev.stackyard.languages.internal.NameTable;
import dev.stackyard.languages.internal.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All languages and the names that lead to them. A language is known by its index, which follows the order of {@code
 * languages.yml}: where nothing else decides, the lower one is preferred.
 *
 * <p>Resource {@code languages.txt}: one line per language, fields separated by tabs (name, type, aliases, extensions,
 * file names, interpreters), lists by {@code |}. Immutable and thread-safe.
 */
public final class LanguageTable {

    private static final int FIELDS = 6;

    private final List<Language> languages = new ArrayList<>();
    private final Detection[][] detections;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byAlias = new HashMap<>();
    private final Map<String, Candidates> byInterpreter = new HashMap<>();
    private final NameTable<Candidates> byFilename;
    private final NameTable<Candidates> byExtension;
    private final NameTable<Boolean> genericExtensions;

    private LanguageTable(List<String> lines, List<String> genericExtensions) {
        Map<String, Candidates> filenames = new HashMap<>();
        Map<String, Candidates> extensions = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split("\t", FIELDS);
            int index = add(fields[0], LanguageType.valueOf(fields[1].toUpperCase(Locale.ROOT)));
            for (String alias : items(fields[2])) {
                byAlias.put(alias.toLowerCase(Locale.ROOT), index);
            }
            for (String extension : items(fields[3])) {
                append(extensions, extension.toLowerCase(Locale.ROOT), index);
            }
            for (String filename : items(fields[4])) {
                append(filenames, filename, index);
            }
            for (String interpreter : items(fields[5])) {
                append(byInterpreter, interpreter, index);
            }
        }
        this.byFilename = new NameTable<>(filenames, false);
        this.byExtension = new NameTable<>(extensions, true);
        Map<String, Boolean> generic = new HashMap<>();
        genericExtensions.forEach(extension -> generic.put(lastExtension(extension), true));
        this.genericExtensions = new NameTable<>(generic, true);
        this.detections = detectionsOf(languages);
    }

    /** Loads the resources once, when first asked. */
    private static final class Shared {
        static final LanguageTable TABLE =
                new LanguageTable(Resources.lines("languages.txt"), Resources.lines("generic-extensions.txt"));
    }

    public static LanguageTable shared() {
        return Shared.TABLE;
    }

    private int add(String name, LanguageType type) {
        int index = languages.size();
        languages.add(new Language(name, type));
        byName.put(name, index);
        byAlias.put(name.toLowerCase(Locale.ROOT).replaceAll("\\s", "-"), index);
        return index;
    }

    private static List<String> items(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split("\\|"));
    }

    private static void append(Map<String, Candidates> map, String key, int language) {
        Candidates known = map.getOrDefault(key, Candidates.ANY);
        if (!known.contains(language)) {
            map.put(key, known.with(language));
        }
    }

    private static Detection[][] detectionsOf(List<Language> languages) {
        DetectedBy[] reasons = DetectedBy.values();
        Detection[][] result = new Detection[languages.size()][reasons.length];
        for (int i = 0; i < result.length; i++) {
            for (DetectedBy by : reasons) {
                result[i][by.ordinal()] = new Detection(languages.get(i), by);
            }
        }
        return result;
    }

    /**
     * Checks that an extension has one dot, at its start, so that only a file name's last ending has to be looked at.
     *
     * @throws IllegalStateException if it has not
     */
    static String lastExtension(String extension) {
        if (extension.lastIndexOf('.') != 0) {
            throw new IllegalStateException("expected one dot, at the start: " + extension);
        }
        return extension;
    }

    public Language language(int index) {
        return languages.get(index);
    }

    /** A shared object for each language and reason. */
    public Detection detection(int language, DetectedBy by) {
        return detections[language][by.ordinal()];
    }

    /** Index of the language of exactly this name, or -1. */
    public int indexOf(String name) {
        return byName.getOrDefault(name, -1);
    }

    /**
     * Index of the language that a modeline or attribute means, or -1: names are in lower case with hyphens for blanks,
     * or one of the aliases; case is ignored, and so is what follows a comma, if that helps.
     */
    public int byAlias(String alias) {
        String folded = alias.toLowerCase(Locale.ROOT);
        Integer index = byAlias.get(folded);
        int comma = folded.indexOf(',');
        if (index == null && comma >= 0) {
            index = byAlias.get(folded.substring(0, comma));
        }
        return index == null ? -1 : index;
    }

    /** Languages that an interpreter of exactly this name runs. */
    Candidates byInterpreter(String interpreter) {
        return byInterpreter.getOrDefault(interpreter, Candidates.ANY);
    }

    @Nullable
    Candidates byFilename(String path, int start, int hash) {
        return byFilename.find(path, start, hash);
    }

    @Nullable
    Candidates byExtension(String path, int start, int foldedHash) {
        return byExtension.find(path, start, foldedHash);
    }

    boolean isGeneric(String path, int start, int foldedHash) {
        return genericExtensions.find(path, start, foldedHash) != null;
    }
}
