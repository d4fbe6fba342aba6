package dev.stackyard.pii;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.StructuredText;
import java.util.Locale;

/** Redacts one row after another. */
final class PiiFunction implements RowFunction {

    static final String TOO_MUCH = "too-much-personal-data";

    private final PiiSettings settings;
    private final Redactor redactor;

    PiiFunction(PiiSettings settings, Redactor redactor) {
        this.settings = settings;
        this.redactor = redactor;
    }

    @Override
    public void apply(Row row, RowBuilder out) {
        ByteSlice text = row.text();
        if (text == null) {
            set(Redaction.NONE, out);
        } else if (StructuredText.isStructured(RowKind.of(row.get(FilesLayer.KIND)), text)) {
            StructuredText structured = StructuredText.of(text);
            Redaction found = redactor.redact(structured.text(), row.get(FilesLayer.PATH));
            StructuredText.Carried carried = structured.carry(found.spans(), found.replacements());
            set(new Redaction(carried.spans(), carried.replacements()), out);
            judge(found, structured.text().length(), out);
        } else {
            Redaction found = redactor.redact(text, row.get(FilesLayer.PATH));
            set(found, out);
            judge(found, text.length(), out);
        }
    }

    private static void set(Redaction redaction, RowBuilder out) {
        out.set(PiiLayer.SPANS, redaction.spans()).set(PiiLayer.REPLACEMENTS, redaction.replacements());
    }

    private void judge(Redaction redaction, long length, RowBuilder out) {
        int spans = redaction.spans().size();
        double share = length == 0 ? 0 : (double) redaction.maskedBytes() / length;
        if (spans > settings.maxSpans()) {
            out.drop(TOO_MUCH, spans + " spans > " + settings.maxSpans());
        } else if (spans >= settings.minSpansForShare() && share > settings.maxMaskedShare()) {
            out.drop(
                    TOO_MUCH,
                    String.format(
                            Locale.ROOT, "%d spans, %.2f masked > %.2f", spans, share, settings.maxMaskedShare()));
        }
    }
}
