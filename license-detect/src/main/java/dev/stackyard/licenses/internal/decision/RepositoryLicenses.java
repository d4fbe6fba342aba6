package dev.stackyard.licenses.internal.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The licences of one repository: what a licence file, README or manifest says reaches every file below its directory,
 * nested ones added to those above; what a file's own header says wins over all that (The Stack v2 adds it to them, which
 * lets a GPL directory condemn an MIT file, and an MIT directory hide nothing). Not thread-safe.
 */
public final class RepositoryLicenses {

    /**
     * What applies to a file.
     *
     * @param ids licences, sorted
     * @param paths the files that say so, sorted
     */
    public record Applicable(List<String> ids, List<String> paths) {

        static final Applicable NONE = new Applicable(List.of(), List.of());
    }

    private record OwnFile(String path, @Nullable Applicable own) {}

    private final List<OwnFile> files = new ArrayList<>();
    private final Map<String, Applicable> stated = new HashMap<>();
    private final Map<String, Applicable> effective = new HashMap<>();

    /** A file that says nothing about its own licence. */
    public void addSilent(String path) {
        files.add(new OwnFile(path, null));
    }

    /** A file whose header says under which licences it is. */
    public void addWithOwn(String path, Set<String> ids) {
        files.add(new OwnFile(path, new Applicable(List.copyOf(new TreeSet<>(ids)), List.of(path))));
    }

    /** A file that speaks for its directory and what is below it. */
    public void addForDirectory(String path, Set<String> ids) {
        files.add(new OwnFile(path, null));
        stated.merge(
                directoryOf(path),
                new Applicable(List.copyOf(new TreeSet<>(ids)), List.of(path)),
                RepositoryLicenses::union);
    }

    /** What applies to each file, in the order in which they were added. */
    public List<Applicable> applicable() {
        effective.clear();
        return files.stream()
                .map(file -> file.own() == null ? ofDirectory(directoryOf(file.path())) : file.own())
                .toList();
    }

    /** Forgets all files. */
    public void clear() {
        files.clear();
        stated.clear();
        effective.clear();
    }

    /** The union over a directory and all above it; each directory is worked out once. */
    private Applicable ofDirectory(String directory) {
        List<String> unknown = new ArrayList<>();
        String at = directory;
        Applicable found = effective.get(at);
        while (found == null) {
            unknown.add(at);
            if (at.equals("/")) {
                found = Applicable.NONE;
            } else {
                at = directoryOf(at.substring(0, at.length() - 1));
                found = effective.get(at);
            }
        }
        for (int i = unknown.size() - 1; i >= 0; i--) {
            Applicable here = stated.get(unknown.get(i));
            found = here == null ? found : union(found, here);
            effective.put(unknown.get(i), found);
        }
        return found;
    }

    /** The path up to and with its last slash. */
    private static String directoryOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "/" : path.substring(0, slash + 1);
    }

    private static Applicable union(Applicable one, Applicable other) {
        return new Applicable(union(one.ids(), other.ids()), union(one.paths(), other.paths()));
    }

    private static List<String> union(Collection<String> one, Collection<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
