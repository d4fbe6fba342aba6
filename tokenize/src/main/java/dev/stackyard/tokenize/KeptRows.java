package dev.stackyard.tokenize;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.ConversationsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowCursor;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Selection;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.SpanEdits;
import dev.stackyard.corpus.StructuredText;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.render.RowText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows to train on, with what rendering needs to know of them. The layers {@code pii}, {@code languages} and {@code
 * licenses} are used if the corpus has them. Thread-safe.
 */
final class KeptRows {

    /** What stands for a row's language or licence type in counts when no layer says it. */
    static final String UNKNOWN = "unknown";

    private static final List<Column<?>> ALWAYS = List.of(
            FilesLayer.REPO_NAME,
            FilesLayer.REPO_URL,
            FilesLayer.REVISION_ID,
            FilesLayer.DIRECTORY_ID,
            FilesLayer.KIND,
            FilesLayer.PATH,
            FilesLayer.CONTENT_ID,
            FilesLayer.LENGTH_BYTES);

    private final Corpus corpus;
    private final Selection selection;
    private final Set<String> layers;

    KeptRows(Corpus corpus, Selection selection, Set<String> layers) {
        this.corpus = corpus;
        this.selection = selection;
        this.layers = layers;
    }

    Corpus corpus() {
        return corpus;
    }

    /** Whether there are spans to redact. */
    boolean redacts() {
        return layers.contains(PiiLayer.NAME);
    }

    /** Fingerprint of each layer of a part that decides what is rendered, by layer. */
    Map<String, String> inputs(PartId part) throws IOException {
        Set<String> read = new TreeSet<>(selection.layers());
        columns().forEach(column -> read.add(column.layer()));
        Map<String, String> fingerprints = new TreeMap<>();
        for (String layer : read) {
            fingerprints.put(
                    layer,
                    corpus.stamp(layer, part)
                            .orElseThrow(
                                    () -> new UserException(corpus.storage().location(Corpus.layerFile(layer, part))
                                            + " is missing: run the stage that writes the layer " + layer + " first"))
                            .fingerprint());
        }
        return fingerprints;
    }

    /** All rows of a part, kept or not, with their text. */
    RowCursor read(PartId part) throws IOException {
        return corpus.read(part, columns());
    }

    /** All rows of a part, with their verdicts and one column more. */
    RowCursor readVerdicts(PartId part, Column<?> also) throws IOException {
        Set<Column<?>> columns = new LinkedHashSet<>(selection.columns());
        columns.add(also);
        return corpus.read(part, columns);
    }

    private Set<Column<?>> columns() {
        List<Column<?>> columns = new ArrayList<>(ALWAYS);
        columns.addAll(selection.columns());
        columns.add(ContentsLayer.CONTENT);
        addIfThere(columns, PiiLayer.SPANS, PiiLayer.REPLACEMENTS);
        addIfThere(columns, ConversationsLayer.CUTS, ConversationsLayer.CUT_TEXTS, ConversationsLayer.DRAW);
        addIfThere(columns, LanguagesLayer.LANGUAGE);
        addIfThere(columns, LicensesLayer.LICENSE_TYPE, LicensesLayer.DETECTED_LICENSES);
        return new LinkedHashSet<>(columns);
    }

    private void addIfThere(List<Column<?>> columns, Column<?>... wanted) {
        for (Column<?> column : wanted) {
            if (layers.contains(column.layer())) {
                columns.add(column);
            }
        }
    }

    boolean keeps(Row row) {
        return selection.keeps(row);
    }

    /**
     * A kept row's text with personal data replaced.
     *
     * @return valid until the next call with the same scratch, and no longer than the row
     */
    ByteSlice redactedText(Row row, Redaction scratch) throws CorpusFormatException {
        ByteSlice text = row.text();
        if (text == null) {
            throw wrong(row, ContentsLayer.NAME, "has no text that can be decoded, and no stub says why");
        }
        if (!redacts()) {
            return text;
        }
        try {
            return scratch.apply(text, row.get(PiiLayer.SPANS), row.get(PiiLayer.REPLACEMENTS));
        } catch (IllegalArgumentException e) {
            throw wrong(row, PiiLayer.NAME, "cannot be redacted (" + e.getMessage() + ")");
        }
    }

    /**
     * What is rendered of a kept row whose content is a structure.
     *
     * @param draw decides what is random about its renderings
     * @return valid as long as {@link #redactedText}
     */
    RowText rowText(Row row, Redaction scratch, long draw) throws CorpusFormatException {
        RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
        if (kind == RowKind.PULL || kind == RowKind.ISSUE) {
            return conversation(row, draw);
        }
        ByteSlice text = redactedText(row, scratch);
        Reading reading = Objects.requireNonNull(row.reading(), "a kind with renderers has readings");
        List<Passage> passages = redacts()
                ? Redaction.moved(reading.passages(), row.get(PiiLayer.SPANS), row.get(PiiLayer.REPLACEMENTS))
                : reading.passages();
        String language = layers.contains(LanguagesLayer.NAME) ? row.find(LanguagesLayer.LANGUAGE) : null;
        return new RowText(reading.content(), text, passages, language, reading.traits(), draw);
    }

    /** A conversation: its JSON with what its layer cuts left out, and personal data replaced inside of it. */
    private RowText conversation(Row row, long draw) throws CorpusFormatException {
        Reading reading = Objects.requireNonNull(row.reading(), "a conversation has a reading");
        ByteSlice edited;
        try {
            edited = cuts(row).over(redaction(row, reading.content())).apply(reading.content());
        } catch (IllegalArgumentException e) {
            throw wrong(row, PiiLayer.NAME, "cannot be redacted (" + e.getMessage() + ")");
        }
        Long drawn = layers.contains(ConversationsLayer.NAME) ? row.find(ConversationsLayer.DRAW) : null;
        return new RowText(edited, edited, List.of(), null, reading.traits(), drawn == null ? draw : drawn);
    }

    private SpanEdits cuts(Row row) {
        return layers.contains(ConversationsLayer.NAME)
                ? new SpanEdits(row.get(ConversationsLayer.CUTS), row.get(ConversationsLayer.CUT_TEXTS))
                : SpanEdits.NONE;
    }

    private SpanEdits redaction(Row row, ByteSlice json) {
        if (!redacts()) {
            return SpanEdits.NONE;
        }
        StructuredText.Carried carried =
                StructuredText.of(json).carry(row.get(PiiLayer.SPANS), row.get(PiiLayer.REPLACEMENTS));
        return new SpanEdits(carried.spans(), carried.replacements());
    }

    private CorpusFormatException wrong(Row row, String layer, String message) {
        return new CorpusFormatException(
                corpus.storage().location(Corpus.layerFile(layer, row.part())),
                "row " + row.index() + " " + message + ": run the stage that writes it again");
    }

    /** Spans that were replaced. */
    int redactions(Row row) {
        List<Span> spans = redacts() ? row.get(PiiLayer.SPANS) : List.of();
        return spans.size();
    }

    String language(Row row) {
        String language = layers.contains(LanguagesLayer.NAME) ? row.find(LanguagesLayer.LANGUAGE) : null;
        return language == null ? UNKNOWN : language;
    }

    String licenseType(Row row) {
        return layers.contains(LicensesLayer.NAME) ? row.get(LicensesLayer.LICENSE_TYPE) : UNKNOWN;
    }

    List<String> licenses(Row row) {
        return layers.contains(LicensesLayer.NAME) ? row.get(LicensesLayer.DETECTED_LICENSES) : List.of();
    }
}
