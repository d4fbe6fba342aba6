package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.internal.foreign.Fields;
import dev.stackyard.ingest.internal.PlanEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a dataset's fields into repositories and rows. Not thread-safe: it keeps one of each text that repeats. */
final class RowMapping {

    private static final String FORGE = "https://github.com/";
    private static final String NAMELESS = "unnamed";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");

    /** Texts kept to be shared; a dataset has some hundred languages and some thousand sets of licences. */
    private static final int MOST_SHARED = 20_000;

    private final DatasetKind kind;
    private final Map<Object, Object> shared = new HashMap<>();

    RowMapping(DatasetKind kind) {
        this.kind = kind;
    }

    /** The repository of a row. */
    PlanEntry repository(Fields row) {
        return kind == DatasetKind.STACK_V3 ? repositoryV3(row) : repositoryV2(row);
    }

    private PlanEntry repositoryV2(Fields row) {
        String name = named(row.string("repo_name"));
        String url = row.string("repo_url");
        return entry(
                name,
                url == null || url.isEmpty() ? FORGE + name : url,
                hash(row.string("snapshot_id")),
                hash(row.string("revision_id")),
                hash(row.string("directory_id")),
                row.string("branch_name"),
                time(row, "visit_date"),
                time(row, "revision_date"),
                time(row, "committer_date"),
                row.integer("github_id"),
                row.integer("star_events_count"),
                row.integer("fork_events_count"),
                row.string("gha_license_id"));
    }

    private PlanEntry repositoryV3(Fields row) {
        String name = named(row.string("repo_path"));
        String branch = row.string("github_metadata.branch");
        return entry(
                name,
                FORGE + name,
                null,
                hash(row.string("commit_id")),
                null,
                branch == null || branch.startsWith("refs/") ? branch : "refs/heads/" + branch,
                null,
                null,
                null,
                row.integer("repo_id"),
                row.integer("github_metadata.stars"),
                row.integer("github_metadata.forks"),
                null);
    }

    private PlanEntry entry(
            String name,
            String url,
            @Nullable String snapshot,
            @Nullable String revision,
            @Nullable String directory,
            @Nullable String branch,
            @Nullable String visit,
            @Nullable String revisionDate,
            @Nullable String committerDate,
            @Nullable Long githubId,
            @Nullable Long stars,
            @Nullable Long forks,
            @Nullable String licence) {
        return new PlanEntry(
                kind.dataset,
                url,
                name,
                url,
                snapshot,
                revision,
                directory,
                branch,
                visit,
                revisionDate,
                committerDate,
                githubId,
                Objects.requireNonNullElse(stars, 0L),
                Objects.requireNonNullElse(forks, 0L),
                licence,
                0,
                0,
                null,
                null,
                List.of());
    }

    private static String named(@Nullable String name) {
        return name == null || name.isEmpty() ? NAMELESS : name;
    }

    /** Whether the dataset names a repository. */
    static boolean isNamed(PlanEntry repository) {
        return !repository.repoName().equals(NAMELESS);
    }

    private static @Nullable String hash(@Nullable String text) {
        return text == null || !HASH.matcher(text).matches() ? null : text;
    }

    /** A time as text; null if it is none, or in no year that a corpus can note. */
    private static @Nullable String time(Fields row, String name) {
        Instant time = row.time(name);
        if (time != null) {
            boolean notable = time.isAfter(Instant.MIN.plusSeconds(1))
                    && Math.abs(time.getEpochSecond()) < Long.MAX_VALUE / 1_000_000;
            return notable ? time.toString() : null;
        }
        String text = row.string(name);
        try {
            return text == null
                    ? null
                    : Instant.parse(text.endsWith("Z") ? text : text.replace(' ', 'T') + "Z")
                            .toString();
        } catch (java.time.format.DateTimeParseException e) {
            return null;
        }
    }

    /** The bytes of a file's path without slashes at its start; empty if there is no path. */
    byte[] path(Fields file) {
        String path = file.string(kind == DatasetKind.STACK_V3 ? "file_path" : "path");
        int start = 0;
        while (path != null && start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path == null ? new byte[0] : path.substring(start).getBytes(StandardCharsets.UTF_8);
    }

    /** What the dataset says of a file. */
    PublishedFacts facts(Fields file) {
        return new PublishedFacts(
                kind.dataset,
                file.string("content_id"),
                file.string("blob_id"),
                file.integer(kind.length()),
                shared(file.string("src_encoding")),
                shared(file.string("language")),
                file.bool("is_vendor"),
                file.bool("is_generated"),
                shared(file.strings("detected_licenses")),
                shared(file.string("license_type")),
                file.integer("num_lines"),
                file.real("avg_line_length"),
                file.integer("max_line_length"),
                file.real("alpha_fraction"),
                file.real("alphanum_fraction"));
    }

    @SuppressWarnings("unchecked") // what is stored under a key equals it, so it is of its type
    private <T> @Nullable T shared(@Nullable T value) {
        if (value == null) {
            return null;
        }
        Object known = shared.size() < MOST_SHARED ? shared.putIfAbsent(value, value) : shared.get(value);
        return known == null ? value : (T) known;
    }
}
