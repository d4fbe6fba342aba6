package dev.stackyard.ingest.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a repository is.
 *
 * @param key equal for two sources that are the same repository
 * @param repoUrl what its rows state as {@code repo_url}
 * @param names for {@code repo_name}, the shortest first; each longer one tells it apart from more others
 */
record Identity(String key, String repoUrl, List<String> names) {

    /** Last names that say nothing about a repository. */
    private static final List<String> MEANINGLESS = List.of("repo", ".git", "git", "repository");

    Identity {
        names = List.copyOf(names);
    }

    /** Of a repository that a forge has. */
    static Identity of(OriginUrl origin) {
        return new Identity(origin.key(), origin.url(), List.of(origin.path(), origin.host() + "/" + origin.path()));
    }

    /**
     * Of a repository that is only known by where it lies on this machine.
     *
     * @param ending of the file name that is no part of the name, such as {@code .tar.gz}; empty for a directory
     */
    static Identity of(Path place, String ending) {
        Path absolute = place.toAbsolutePath().normalize();
        String url = absolute.toUri().toString();
        String plain =
                url.endsWith("/") && url.length() > "file:///".length() ? url.substring(0, url.length() - 1) : url;
        return new Identity(plain, plain, names(absolute, ending));
    }

    private static List<String> names(Path absolute, String ending) {
        List<String> segments = new ArrayList<>();
        absolute.forEach(segment -> segments.add(segment.toString()));
        int last = segments.size() - 1;
        while (last > 0 && MEANINGLESS.contains(segments.get(last))) {
            last--;
        }
        List<String> names = new ArrayList<>();
        String name = null;
        for (int i = last; i >= 0; i--) {
            name = name == null ? stripped(segments.get(i), i == last ? ending : "") : segments.get(i) + "/" + name;
            names.add(name);
        }
        return names.isEmpty() ? List.of("root") : names;
    }

    private static String stripped(String name, String ending) {
        String end = ending.isEmpty() ? ".git" : ending;
        return name.length() > end.length()
                        && name.regionMatches(true, name.length() - end.length(), end, 0, end.length())
                ? name.substring(0, name.length() - end.length())
                : name;
    }

    /** This identity under the one name that the user gave it; null keeps it as it is. */
    Identity named(@Nullable String name) {
        return name == null ? this : new Identity(key, repoUrl, List.of(name));
    }
}
