package dev.stackyard.pii;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowFunction;
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
        Redaction redaction = text == null ? Redaction.NONE : redactor.redact(text, row.get(FilesLayer.PATH));
        out.set(PiiLayer.SPANS, redaction.spans()).set(PiiLayer.REPLACEMENTS, redaction.replacements());
        if (text != null) {
            judge(redaction, text.length(), out);
        }
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
