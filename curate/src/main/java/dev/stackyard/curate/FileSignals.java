package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.curate.internal.EncodedDataScanner;
import dev.stackyard.curate.internal.HtmlTextScanner;
import dev.stackyard.curate.internal.TextSignals;

/** The signals of one text at a time. One object per thread. */
final class FileSignals {

    private static final String HTML = "HTML";

    private final TextSignals text;
    private final EncodedDataScanner encoded = new EncodedDataScanner();
    private final HtmlTextScanner html = new HtmlTextScanner();
    private ByteSlice bytes = ByteSlice.EMPTY;
    private boolean isHtml;
    private int visibleCharacters;

    /** @param headLines how many lines {@link #head} has */
    FileSignals(int headLines) {
        text = new TextSignals(headLines);
    }

    /** Measures a text; what the other methods say is about this one from then on. */
    void measure(ByteSlice utf8, String language) {
        bytes = utf8;
        text.scan(utf8.array(), utf8.offset(), utf8.end());
        encoded.scan(utf8.array(), utf8.offset(), utf8.end());
        isHtml = language.equals(HTML);
        visibleCharacters = isHtml ? html.visibleCharacters(utf8.array(), utf8.offset(), utf8.end()) : 0;
    }

    /** Puts the signals into a row of the {@link QualityLayer}. */
    void write(RowBuilder out) {
        out.set(QualityLayer.NUM_CHARACTERS, (long) text.characters())
                .set(QualityLayer.NUM_LINES, (long) text.lines())
                .set(QualityLayer.AVG_LINE_LENGTH, text.averageLine())
                .set(QualityLayer.MAX_LINE_LENGTH, (long) text.longestLine())
                .set(QualityLayer.ALPHA_FRACTION, text.alphabeticFraction())
                .set(QualityLayer.ALPHANUM_FRACTION, text.alphanumericFraction())
                .set(QualityLayer.ENCODED_FRACTION, encodedFraction())
                .set(QualityLayer.LONGEST_ENCODED_RUN, (long) encoded.longestRun());
        if (isHtml) {
            out.set(QualityLayer.VISIBLE_TEXT_LENGTH, (long) visibleCharacters)
                    .set(QualityLayer.VISIBLE_TEXT_FRACTION, visibleFraction());
        }
    }

    TextSignals text() {
        return text;
    }

    EncodedDataScanner encoded() {
        return encoded;
    }

    double encodedFraction() {
        return fraction(encoded.matchedCharacters());
    }

    boolean isHtml() {
        return isHtml;
    }

    int visibleCharacters() {
        return visibleCharacters;
    }

    double visibleFraction() {
        return fraction(visibleCharacters);
    }

    private double fraction(int characters) {
        return text.characters() == 0 ? 0 : (double) characters / text.characters();
    }

    /** The first lines. */
    ByteSlice head() {
        return new ByteSlice(bytes.array(), bytes.offset(), text.headEnd() - bytes.offset());
    }
}
