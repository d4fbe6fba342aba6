package dev.stackyard.tokenize;

import com.fasterxml.jackson.core.JacksonException;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.ConversationsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.KeyedHash;
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
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.render.RenderSink;
import dev.stackyard.corpus.render.RowRenderers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private KeptRows(Corpus corpus, Selection selection, Set<String> layers) {
        this.corpus = corpus;
        this.selection = selection;
        this.layers = layers;
    }

    static KeptRows of(Corpus corpus) throws IOException {
        return new KeptRows(corpus, Selection.of(corpus), Set.copyOf(corpus.layers()));
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
     * Renders a kept row: with personal data replaced, and what its layer cuts of a conversation left out.
     *
     * @param sink takes texts that are valid during the call, and no longer than the row
     */
    void render(Row row, Redaction scratch, long seed, RenderSink sink) throws IOException {
        ByteSlice text = row.text();
        if (text == null) {
            throw wrong(row, ContentsLayer.NAME, "has no text that can be decoded, and no stub says why");
        }
        ByteSlice edited;
        try {
            SpanEdits edits = cuts(row).over(redactionOf(row));
            edited = scratch.apply(text, edits.spans(), edits.replacements());
        } catch (IllegalArgumentException e) {
            throw wrong(row, PiiLayer.NAME, "cannot be redacted (" + e.getMessage() + ")");
        }
        try {
            RowRenderers.of(RowKind.of(row.get(FilesLayer.KIND)), text).render(edited, draw(row, seed), sink);
        } catch (JacksonException e) {
            throw wrong(row, ContentsLayer.NAME, "cannot be rendered (" + e.getOriginalMessage() + ")");
        }
    }

    private SpanEdits redactionOf(Row row) {
        return redacts() ? new SpanEdits(row.get(PiiLayer.SPANS), row.get(PiiLayer.REPLACEMENTS)) : SpanEdits.NONE;
    }

    private SpanEdits cuts(Row row) {
        return layers.contains(ConversationsLayer.NAME)
                ? new SpanEdits(row.get(ConversationsLayer.CUTS), row.get(ConversationsLayer.CUT_TEXTS))
                : SpanEdits.NONE;
    }

    private long draw(Row row, long seed) {
        Long drawn = layers.contains(ConversationsLayer.NAME) ? row.find(ConversationsLayer.DRAW) : null;
        return drawn != null
                ? drawn
                : KeyedHash.of(seed, "rendering", row.get(FilesLayer.REPO_NAME), row.get(FilesLayer.PATH));
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
        return LanguagesLayer.label(language, row.get(FilesLayer.KIND), UNKNOWN);
    }

    String licenseType(Row row) {
        return layers.contains(LicensesLayer.NAME) ? row.get(LicensesLayer.LICENSE_TYPE) : UNKNOWN;
    }

    List<String> licenses(Row row) {
        return layers.contains(LicensesLayer.NAME) ? row.get(LicensesLayer.DETECTED_LICENSES) : List.of();
    }
}
