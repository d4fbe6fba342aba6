package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.optout.OptOuts;
import dev.stackyard.corpus.optout.RowOptOuts;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.curate.internal.Benchmarks;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work of {@link QualityStage} on one thread: measures a row's text and asks the rules in their order. */
final class QualityFunction implements RowFunction {

    private final QualitySettings settings;
    private final List<QualityRule> rules;
    private final RowOptOuts optOuts;
    private final FileSignals signals;
    private final FileFilters filters;
    private final Benchmarks.Matcher benchmarks;
    private @Nullable Forms forms;

    QualityFunction(QualitySettings settings, OptOuts optOuts, Benchmarks benchmarks) {
        this.settings = settings;
        this.rules = Stream.of(QualityRule.values())
                .filter(rule -> !settings.disabledRules().contains(rule.ruleName()))
                .toList();
        this.optOuts = new RowOptOuts(optOuts);
        this.signals = new FileSignals(settings.generatedMarkerLines());
        this.filters = new FileFilters(settings);
        this.benchmarks = benchmarks.matcher();
    }

    @Override
    public void beginRepository() {
        optOuts.beginRepository();
    }

    @Override
    public void apply(Row row, RowBuilder out) {
        ByteSlice text = row.text();
        String found = row.find(LanguagesLayer.LANGUAGE);
        String language = found == null ? "" : found;
        if (text != null) {
            signals.measure(text, language);
            signals.write(out);
        }
        String kind = row.get(FilesLayer.KIND);
        Reading reading = row.reading();
        forms = reading == null || reading.problem() != null ? null : Forms.of(row, reading, found);
        if (forms != null) {
            out.set(QualityLayer.FORMS, forms.possible()).set(QualityLayer.IMPOSSIBLE_FORMS, forms.impossible());
        }
        for (QualityRule rule : rules) {
            if (isAsked(rule, text != null, reading != null, kind)) {
                String evidence = ask(rule, row, text == null ? ByteSlice.EMPTY : text, language);
                if (evidence != null) {
                    out.drop(rule.ruleName(), evidence);
                    return;
                }
            }
        }
    }

    private boolean isAsked(QualityRule rule, boolean hasText, boolean isStructure, String kind) {
        return switch (rule.scope()) {
            case EVERY_ROW -> true;
            case EVERY_TEXT -> hasText;
            case STRUCTURES -> isStructure;
            case KAGGLE_NOTEBOOKS -> forms != null && RowKind.KAGGLE.is(kind);
            case FILTERED_KINDS -> hasText && settings.filteredKinds().contains(kind);
            case DECONTAMINATED_KINDS ->
                hasText && settings.decontaminatedKinds().contains(kind);
        };
    }

    private @Nullable String ask(QualityRule rule, Row row, ByteSlice text, String language) {
        return switch (rule) {
            case OPT_OUT_OWNER -> optOuts.owner(row);
            case OPT_OUT_REPOSITORY -> optOuts.repository(row);
            case OPT_OUT_SWHID -> optOuts.identifier(row);
            case UNREADABLE -> problem(row.reading());
            case KAGGLE_TOO_LARGE -> KaggleFilters.tooLarge(reading(row));
            case KAGGLE_FEW_CELLS -> KaggleFilters.fewCells(reading(row));
            case KAGGLE_SHORT_SCRIPT -> KaggleFilters.shortScript(reading(row), language);
            case KAGGLE_SYNTAX -> KaggleFilters.syntax(reading(row), language);
            case NO_FORM -> forms != null && forms.possible().isEmpty() ? String.join("; ", forms.impossible()) : null;
            case EMPTY -> filters.empty(signals);
            case TOO_MANY_LINES -> filters.tooManyLines(signals);
            case LONG_AVERAGE_LINE -> filters.longAverageLine(signals, language);
            case LONG_LINE -> filters.longLine(signals, language);
            case GENERATED -> filters.generated(row.get(LanguagesLayer.IS_GENERATED));
            case GENERATED_MARKER -> filters.generatedMarker(signals);
            case LOW_ALPHA -> filters.lowAlpha(signals, language);
            case ENCODED_DATA -> filters.encodedData(signals);
            case DATA_TOO_LONG -> filters.dataTooLong(signals, language);
            case HTML_LOW_VISIBLE_TEXT -> filters.htmlLowVisibleText(signals);
            case TEXT_NOT_DOCUMENTATION -> filters.textNotDocumentation(row.get(FilesLayer.PATH), language);
            case BENCHMARK_CONTAMINATION -> benchmarks.find(text.array(), text.offset(), text.end());
        };
    }

    private static Reading reading(Row row) {
        return Objects.requireNonNull(row.reading(), "a structure has a reading");
    }

    private static @Nullable String problem(@Nullable Reading reading) {
        return reading == null ? null : reading.problem();
    }
}
