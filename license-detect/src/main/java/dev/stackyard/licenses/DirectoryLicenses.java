package dev.stackyard.licenses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The licences that a repository's directories have: what licence files, READMEs and manifests in them state reaches all
 * files in and below. A directory's result is put together once, from its parent's, so the time is linear in the number
 * of files whatever the tree looks like. Not thread-safe.
 */
final class DirectoryLicenses {

    /** Statements that a directory passes on; a directory with more is a collection of licences, not a project. */
    private static final int MAX_STATEMENTS = 1000;

    private final Map<String, List<SourcedLicense>> stated = new HashMap<>();
    private final Map<String, List<SourcedLicense>> effective = new HashMap<>();

    /** Takes in what a file states for its directory. All files must be in before the first question. */
    void add(FileStatements file) {
        if (!file.shared().isEmpty()) {
            List<SourcedLicense> here = stated.computeIfAbsent(directory(file.path()), unused -> new ArrayList<>());
            for (SpdxExpression license : file.shared()) {
                if (here.size() < MAX_STATEMENTS) {
                    here.add(new SourcedLicense(license, file.path()));
                }
            }
        }
    }

    /** What reaches a file, the root's statements first; for one licence only the first file that states it. */
    List<SourcedLicense> reaching(String path) {
        return effective(directory(path));
    }

    private List<SourcedLicense> effective(String directory) {
        List<SourcedLicense> known = effective.get(directory);
        if (known == null) {
            known = inherited(directory);
            effective.put(directory, known);
        }
        return known;
    }

    /** Walks up to the nearest directory whose result is known, then down again: no recursion, paths may be deep. */
    private List<SourcedLicense> inherited(String directory) {
        List<String> unknown = new ArrayList<>();
        String at = directory;
        while (!at.isEmpty() && !effective.containsKey(at)) {
            unknown.add(at);
            at = parent(at);
        }
        List<SourcedLicense> result = effective.getOrDefault(at, List.of());
        for (int i = unknown.size() - 1; i >= 0; i--) {
            result = joined(result, stated.get(unknown.get(i)));
            effective.put(unknown.get(i), result);
        }
        return result;
    }

    private static List<SourcedLicense> joined(List<SourcedLicense> above, @Nullable List<SourcedLicense> here) {
        if (here == null) {
            return above;
        }
        Map<SpdxExpression, SourcedLicense> first = new LinkedHashMap<>();
        above.forEach(license -> first.putIfAbsent(license.license(), license));
        here.forEach(license -> first.putIfAbsent(license.license(), license));
        return List.copyOf(first.values());
    }

    /** {@code /a/b/} for {@code /a/b/c}; the root is {@code /}. */
    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** {@code /a/} for {@code /a/b/}; empty above the root. */
    private static String parent(String directory) {
        return directory.substring(0, directory.lastIndexOf('/', directory.length() - 2) + 1);
    }
}
