package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.Source;
import dev.stackyard.ingest.Take;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a source as users write it. */
final class SourceArgument {

    /** What a source can be. */
    enum Kind {
        GIT,
        DIR,
        ARCHIVE;

        /** The source of this kind at a place. */
        Source at(String place) {
            return switch (this) {
                case GIT -> new Source.Git(place, null);
                case DIR -> new Source.Directory(place, null);
                case ARCHIVE -> new Source.Archive(place, null);
            };
        }

        /**
         * The kind of this name.
         *
         * @throws UserException if there is none
         */
        static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.name().equalsIgnoreCase(name)) {
                    return kind;
                }
            }
            throw new UserException("there is no kind of source \"" + name
                    + "\"; there are git, dir and archive, notebooks, kaggle, docs and ir, swh, the datasets stack-v2 and stack-v3, "
                    + "and pulls, issues and conversations");
        }

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }
    }

    /** Words that ask for some of a source's files only; the words before its kind, as in {@code notebooks:git:PATH}. */
    private static final Map<String, Take> TAKES =
            Map.of("notebooks", Take.NOTEBOOKS, "kaggle", Take.KAGGLE, "docs", Take.DOCUMENTS, "ir", Take.PAIRS);

    private SourceArgument() {}

    /** What {@code stackyard ingest KIND} takes of its sources; null if it is a kind of source. */
    static @Nullable Take taking(String kind) {
        return TAKES.get(kind);
    }

    /** A place of which only some files become rows. */
    static Source selected(Take take, String place) {
        return new Source.Selected(whole(place), take);
    }

    /**
     * {@code git:PATH_OR_URL}, {@code dir:PATH} or {@code archive:PATH}; or a place alone, whose kind is then looked at: a URL
     * and a directory with a repository in it are git, any other directory is a directory, a file is an archive. Before it may
     * stand {@code notebooks:}, {@code kaggle:}, {@code docs:} or {@code ir:}, which takes only those of its files.
     *
     * @throws UserException if no place is named, or a place alone is nothing that is there
     */
    static Source parse(String argument) {
        int colon = argument.indexOf(':');
        Take take = colon < 0 ? null : TAKES.get(argument.substring(0, colon));
        return take == null ? whole(argument) : selected(take, argument.substring(colon + 1));
    }

    private static Source whole(String argument) {
        for (Kind kind : Kind.values()) {
            if (argument.startsWith(kind.prefix())) {
                String place = argument.substring(kind.prefix().length());
                if (place.isBlank()) {
                    throw new UserException("--from " + argument + " names no place; write " + kind.prefix() + "PATH");
                }
                return kind.at(place);
            }
        }
        return kindOf(argument).at(argument);
    }

    private static Kind kindOf(String place) {
        if (place.contains("://")) {
            return Kind.GIT;
        }
        Path path = Path.of(place);
        if (Files.isRegularFile(path)) {
            return Kind.ARCHIVE;
        }
        if (!Files.isDirectory(path)) {
            throw new UserException(
                    "--from " + place + ": there is nothing there; write git:PATH_OR_URL, dir:PATH or archive:PATH");
        }
        return isRepository(path) ? Kind.GIT : Kind.DIR;
    }

    /** Whether a directory is a checkout or a bare repository. */
    private static boolean isRepository(Path directory) {
        return Files.exists(directory.resolve(".git"))
                || (Files.isRegularFile(directory.resolve("HEAD")) && Files.isDirectory(directory.resolve("objects")));
    }

    /**
     * The checkout that a directory is in; failing that, the one that Stackyard runs from.
     *
     * @throws UserException if there is neither
     */
    static Source enclosingCheckout(Path directory) {
        for (Path each = directory.toAbsolutePath(); each != null; each = each.getParent()) {
            if (isRepository(each)) {
                return Kind.GIT.at(each.toString());
            }
        }
        String home = System.getProperty("stackyard.home", "");
        if (!home.isEmpty() && isRepository(Path.of(home))) {
            return Kind.GIT.at(home);
        }
        throw new UserException(directory + " is in no git checkout: say with --from what to build from");
    }
}
