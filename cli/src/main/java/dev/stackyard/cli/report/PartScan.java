package dev.stackyard.cli.report;

import dev.stackyard.cli.rows.RowAddress;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.PublishedLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.Selection;
import dev.stackyard.corpus.Span;
import dev.stackyard.curate.QualityLayer;
import dev.stackyard.languages.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts one part in one pass over its narrow columns: no content is read. Layers that the part does not have yet are
 * left out. Not thread-safe.
 */
final class PartScan {

    private static final List<Column<String>> HEAD =
            List.of(FilesLayer.REPO_NAME, FilesLayer.REVISION_ID, FilesLayer.DIRECTORY_ID);
    private static final int PROGRESS_ROWS = 1 << 14;

    /** Columns that are counted where a part's layers have them. */
    private static final List<Column<?>> FINDINGS = List.of(
            LanguagesLayer.LANGUAGE,
            LicensesLayer.LICENSE_TYPE,
            LicensesLayer.DETECTED_LICENSES,
            DuplicatesLayer.CLUSTER_SIZE,
            DuplicatesLayer.SIMILARITY,
            PiiLayer.SPANS,
            QualityLayer.FORMS,
            QualityLayer.IMPOSSIBLE_FORMS,
            PublishedLayer.DATASET,
            PublishedLayer.LANGUAGE,
            PublishedLayer.LICENSE_TYPE);

    private static final Set<String> LICENSE_TYPES = Set.of("permissive", "no_license", "non_permissive");

    final RepositoryTallies repositories = new RepositoryTallies();
    Tally all = Tally.NONE;
    Tally kept = Tally.NONE;
    final Tallies languages = new Tallies();
    final Tallies keptLanguages = new Tallies();
    final Tallies stubs = new Tallies();
    final SortedMap<String, Tallies> drops = new TreeMap<>();
    final Tallies licenseTypes = new Tallies();
    final Tallies licenses = new Tallies();
    final SortedMap<Long, Long> clusterSizes = new TreeMap<>();
    final Tallies spans = new Tallies();
    final FormTallies forms = new FormTallies();
    final FindingPairs publishedLanguages = new FindingPairs(PublishedLayer.LANGUAGE.name(), Language::isKnown);
    final FindingPairs publishedLicenseTypes =
            new FindingPairs(PublishedLayer.LICENSE_TYPE.name(), LICENSE_TYPES::contains);

    /** @param advance told of rows as they are counted */
    void run(Corpus corpus, PartId part, java.util.function.LongConsumer advance) throws IOException {
        Selection selection = Selection.of(corpus, part);
        List<Column<?>> present = new ArrayList<>();
        for (Column<?> column : FINDINGS) {
            if (corpus.stamp(column.layer(), part).isPresent()) {
                present.add(column);
            }
        }
        List<Column<?>> columns = new ArrayList<>(HEAD);
        columns.add(FilesLayer.LENGTH_BYTES);
        columns.add(FilesLayer.STUB);
        selection.layers().forEach(layer -> columns.add(LayerSchema.drop(layer)));
        columns.addAll(present);
        selection.layers().forEach(layer -> drops.put(layer, new Tallies()));
        @Nullable String[] head = new @Nullable String[HEAD.size()];
        try (RowCursor cursor = corpus.read(part, columns)) {
            Row row = cursor.row();
            while (cursor.next()) {
                if (entersRepository(row, head)) {
                    repositories.begin(row.get(FilesLayer.REPO_NAME));
                }
                count(row, selection, present, part);
                if ((row.index() + 1) % PROGRESS_ROWS == 0) {
                    advance.accept(PROGRESS_ROWS);
                }
            }
            repositories.end();
            advance.accept(cursor.rowCount() % PROGRESS_ROWS);
        }
    }

    /** Whether the row is the first of its repository; remembers the repository's columns. */
    private static boolean entersRepository(Row row, @Nullable String[] head) {
        boolean enters = row.index() == 0;
        for (int i = 0; i < head.length; i++) {
            @Nullable String value = row.find(HEAD.get(i));
            enters |= !Objects.equals(head[i], value);
            head[i] = value;
        }
        return enters;
    }

    private void count(Row row, Selection selection, List<Column<?>> present, PartId part) {
        Tally one = new Tally(1, row.get(FilesLayer.LENGTH_BYTES));
        all = all.plus(one);
        @Nullable String stub = row.find(FilesLayer.STUB);
        if (stub != null) {
            stubs.add(stub, 1, one.bytes());
            repositories.add(one, false);
            return;
        }
        boolean isKept = countVerdict(row, selection.layers(), one);
        repositories.add(one, isKept);
        countFindings(row, present, one.bytes(), isKept);
        if (present.contains(PublishedLayer.DATASET) && row.find(PublishedLayer.DATASET) != null) {
            compare(row, present, new RowAddress(part, row.index()));
        }
    }

    private void compare(Row row, List<Column<?>> present, RowAddress address) {
        if (present.contains(LanguagesLayer.LANGUAGE)) {
            publishedLanguages.add(row.find(PublishedLayer.LANGUAGE), row.find(LanguagesLayer.LANGUAGE), address);
        }
        if (present.contains(LicensesLayer.LICENSE_TYPE)) {
            publishedLicenseTypes.add(
                    row.find(PublishedLayer.LICENSE_TYPE), row.get(LicensesLayer.LICENSE_TYPE), address);
        }
    }

    /** Counts the row under the first rule that drops it, as {@link Selection#verdict} would find it; false if none does. */
    private boolean countVerdict(Row row, List<String> layers, Tally one) {
        for (String layer : layers) {
            @Nullable String rule = row.find(LayerSchema.drop(layer));
            if (rule != null) {
                Objects.requireNonNull(drops.get(layer)).add(rule, 1, one.bytes());
                return false;
            }
        }
        kept = kept.plus(one);
        return true;
    }

    private void countFindings(Row row, List<Column<?>> present, long bytes, boolean isKept) {
        if (present.contains(LanguagesLayer.LANGUAGE)) {
            String language =
                    Objects.requireNonNullElse(row.find(LanguagesLayer.LANGUAGE), CorpusStatistics.NO_LANGUAGE);
            languages.add(language, 1, bytes);
            if (isKept) {
                keptLanguages.add(language, 1, bytes);
            }
        }
        if (present.contains(LicensesLayer.LICENSE_TYPE)) {
            licenseTypes.add(row.get(LicensesLayer.LICENSE_TYPE), 1, bytes);
            row.get(LicensesLayer.DETECTED_LICENSES).forEach(id -> licenses.add(id, 1, bytes));
        }
        if (present.contains(DuplicatesLayer.CLUSTER_SIZE)) {
            long size = row.get(DuplicatesLayer.CLUSTER_SIZE);
            if (size > 1 && row.find(DuplicatesLayer.SIMILARITY) == null) {
                clusterSizes.merge(size, 1L, Long::sum);
            }
        }
        if (present.contains(QualityLayer.FORMS) && row.find(QualityLayer.FORMS) != null) {
            forms.add(row.get(QualityLayer.FORMS), row.get(QualityLayer.IMPOSSIBLE_FORMS), bytes);
        }
        if (present.contains(PiiLayer.SPANS)) {
            for (Span span : row.get(PiiLayer.SPANS)) {
                spans.add(span.kind(), 1, span.end() - span.start());
            }
        }
    }

    /** Adds another part's counts to these. */
    void merge(PartScan other) {
        repositories.merge(other.repositories);
        all = all.plus(other.all);
        kept = kept.plus(other.kept);
        languages.addAll(other.languages);
        keptLanguages.addAll(other.keptLanguages);
        stubs.addAll(other.stubs);
        other.drops.forEach((layer, rules) ->
                drops.computeIfAbsent(layer, l -> new Tallies()).addAll(rules));
        licenseTypes.addAll(other.licenseTypes);
        licenses.addAll(other.licenses);
        other.clusterSizes.forEach((size, clusters) -> clusterSizes.merge(size, clusters, Long::sum));
        spans.addAll(other.spans);
        forms.addAll(other.forms);
        publishedLanguages.addAll(other.publishedLanguages);
        publishedLicenseTypes.addAll(other.publishedLicenseTypes);
    }
}
