package dev.stackyard.cli.rows;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.UserException;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import dev.stackyard.swhid.SwhidFormatException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a user means. All conditions must hold.
 *
 * @param text as it was typed
 * @param conditions what a row must hold
 */
public record RowQuery(String text, List<Condition> conditions) {

    private static final Map<Column<?>, ObjectType> OBJECT_COLUMNS = Map.of(
            FilesLayer.CONTENT_ID, ObjectType.CONTENT,
            FilesLayer.DIRECTORY_ID, ObjectType.DIRECTORY,
            FilesLayer.REVISION_ID, ObjectType.REVISION,
            FilesLayer.SNAPSHOT_ID, ObjectType.SNAPSHOT);

    /** The address of a pull request or an issue, as people copy it. */
    private static final Pattern CONVERSATION =
            Pattern.compile("https?://(?:www\\.)?github\\.com/([^/?#]+/[^/?#]+)(/(?:pull|issues)/[0-9]+)(?:[/?#].*)?");

    /** The address of a file in a repository, as people copy it from a forge: GitHub, GitLab, Gitea. The revision says nothing here. */
    private static final Pattern FILE = Pattern.compile(
            "https?://(?:www\\.)?[^/?#]+/([^/?#]+/[^/?#]+)/(?:-/)?(?:blob|raw|src/branch)/[^/?#]+(/[^?#]+)(?:[?#].*)?");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");

    /** What a row must hold in one column. */
    public sealed interface Condition {

        Column<String> column();

        /** What the user named. */
        String wanted();

        boolean accepts(String value);

        /** The value exactly. */
        record Is(Column<String> column, String wanted) implements Condition {
            @Override
            public boolean accepts(String value) {
                return value.equals(wanted);
            }
        }

        /** Anything that begins so. */
        record StartsWith(Column<String> column, String wanted) implements Condition {
            @Override
            public boolean accepts(String value) {
                return value.startsWith(wanted);
            }
        }

        /** Anything that ends so. */
        record EndsIn(Column<String> column, String wanted) implements Condition {
            @Override
            public boolean accepts(String value) {
                return value.endsWith(wanted);
            }
        }
    }

    public RowQuery {
        conditions = List.copyOf(conditions);
    }

    /**
     * Reads a query: a SWHID of a content, directory, revision or snapshot, with or without qualifiers; the 40 hex digits
     * of a content; the address of a pull request or issue, or of a file on a forge; {@code REPO:PATH}; a path that begins with {@code /}; or the last names of one.
     *
     * @throws UserException if it is none of these
     */
    public static RowQuery parse(String text) {
        if (text.startsWith("swh:")) {
            return ofSwhid(text);
        }
        if (HASH.matcher(text).matches()) {
            return new RowQuery(text, List.of(new Condition.Is(FilesLayer.CONTENT_ID, text)));
        }
        Matcher conversation = CONVERSATION.matcher(text);
        if (conversation.matches()) {
            return new RowQuery(
                    text,
                    List.of(
                            new Condition.Is(FilesLayer.REPO_NAME, conversation.group(1)),
                            new Condition.Is(FilesLayer.PATH, conversation.group(2))));
        }
        Matcher file = FILE.matcher(text);
        if (file.matches()) {
            return new RowQuery(
                    text,
                    List.of(
                            new Condition.Is(FilesLayer.REPO_NAME, file.group(1)),
                            new Condition.Is(FilesLayer.PATH, decoded(file.group(2)))));
        }
        int colon = text.indexOf(':');
        if (colon > 0) {
            String path = text.substring(colon + 1);
            return new RowQuery(
                    text,
                    List.of(
                            new Condition.Is(FilesLayer.REPO_NAME, text.substring(0, colon)),
                            new Condition.Is(FilesLayer.PATH, path.startsWith("/") ? path : "/" + path)));
        }
        if (text.isBlank()) {
            throw new UserException("name a SWHID, REPO:PATH or a path");
        }
        return new RowQuery(
                text,
                List.of(
                        text.startsWith("/")
                                ? new Condition.Is(FilesLayer.PATH, text)
                                : new Condition.EndsIn(FilesLayer.PATH, "/" + text)));
    }

    /** A path as it is, {@code a b.ipynb}, of what an address has, {@code a%20b.ipynb}. A plus stands for itself there. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // a percent sign that is one
        }
    }

    private static RowQuery ofSwhid(String text) {
        QualifiedSwhid swhid;
        try {
            swhid = QualifiedSwhid.parse(text);
        } catch (SwhidFormatException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(ofObject(swhid.core()));
        @Nullable String path = swhid.path();
        if (path != null) {
            conditions.add(new Condition.Is(FilesLayer.PATH, path));
        }
        @Nullable Swhid anchor = swhid.anchor();
        if (anchor != null) {
            conditions.add(ofObject(anchor));
        }
        @Nullable String origin = swhid.origin();
        if (origin != null) {
            conditions.add(new Condition.Is(FilesLayer.REPO_URL, origin));
        }
        @Nullable Swhid visit = swhid.visit();
        if (visit != null) {
            conditions.add(ofObject(visit));
        }
        return new RowQuery(text, conditions);
    }

    /**
     * Everything under a path.
     *
     * @param text {@code REPO:/PREFIX}
     * @throws UserException if it has another form
     */
    public static RowQuery ofPathPrefix(String text) {
        int colon = text.indexOf(":/");
        if (colon < 1) {
            throw new UserException(text + " is no prefix of paths: write REPO:/PREFIX, such as octo/cat:/src/");
        }
        return new RowQuery(
                text,
                List.of(
                        new Condition.Is(FilesLayer.REPO_NAME, text.substring(0, colon)),
                        new Condition.StartsWith(FilesLayer.PATH, text.substring(colon + 1))));
    }

    /** Everything of repositories whose URL begins so. */
    public static RowQuery ofOriginPrefix(String prefix) {
        return new RowQuery(prefix, List.of(new Condition.StartsWith(FilesLayer.REPO_URL, prefix)));
    }

    /** This query narrowed by another: the conditions of both. */
    public RowQuery and(RowQuery other) {
        List<Condition> both = new ArrayList<>(conditions);
        both.addAll(other.conditions);
        return new RowQuery(text + " " + other.text, both);
    }

    /** The object that is asked for; null if it is asked for something else. */
    public @Nullable Swhid object() {
        Condition first = conditions.get(0);
        if (!(first instanceof Condition.Is is)) {
            return null;
        }
        @Nullable ObjectType type = OBJECT_COLUMNS.get(first.column());
        return type == null ? null : new Swhid(type, ObjectHash.parse(is.wanted()));
    }

    /** The path that a row must have exactly; null if any will do. */
    @Nullable
    String path() {
        return wanted(FilesLayer.PATH);
    }

    /** This query without its condition on {@link #path}. */
    RowQuery withoutPath() {
        return new RowQuery(
                text,
                conditions.stream()
                        .filter(condition -> !(condition instanceof Condition.Is
                                && condition.column().equals(FilesLayer.PATH)))
                        .toList());
    }

    /** This query without its first condition, which names {@link #object}. */
    RowQuery withoutObject() {
        return new RowQuery(text, conditions.subList(1, conditions.size()));
    }

    private static Condition ofObject(Swhid swhid) {
        Column<String> column =
                switch (swhid.type()) {
                    case CONTENT -> FilesLayer.CONTENT_ID;
                    case DIRECTORY -> FilesLayer.DIRECTORY_ID;
                    case REVISION -> FilesLayer.REVISION_ID;
                    case SNAPSHOT -> FilesLayer.SNAPSHOT_ID;
                    case RELEASE ->
                        throw new UserException(
                                swhid + ": a corpus records no releases; name the revision that it points to");
                };
        return new Condition.Is(column, swhid.hash().hex());
    }

    /** Columns that {@link #matches} reads. */
    public List<Column<?>> columns() {
        return List.copyOf(conditions.stream().map(Condition::column).distinct().toList());
    }

    /** Whether the query means this row. */
    public boolean matches(Row row) {
        for (Condition condition : conditions) {
            @Nullable String value = row.find(condition.column());
            if (value == null || !condition.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the query means this row, which was removed and has no path any more: what else is asked must hold. A path
     * in a repository, or a path alone, means no removed row.
     */
    boolean matchesRemoved(Row row) {
        List<Condition> others = conditions.stream()
                .filter(condition -> !condition.column().equals(FilesLayer.PATH))
                .toList();
        return meansRemoved() && new RowQuery(text, others).matches(row);
    }

    /** Whether any removed row can be meant, see {@link #matchesRemoved}. */
    boolean meansRemoved() {
        return wanted(FilesLayer.CONTENT_ID) != null
                || conditions.stream().noneMatch(condition -> condition.column().equals(FilesLayer.PATH));
    }

    /** What a column must be exactly; null if that is not asked. */
    @Nullable
    String wanted(Column<String> column) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Is is && is.column().equals(column)) {
                return is.wanted();
            }
        }
        return null;
    }

    /** What to say when no row matches. */
    public String nothingFound(String corpus) {
        boolean isDirectory =
                conditions.stream().anyMatch(condition -> condition.column().equals(FilesLayer.DIRECTORY_ID));
        return corpus + " has no row for " + text
                + (isDirectory ? " (of directories it knows only the roots of repositories)" : "");
    }
}
