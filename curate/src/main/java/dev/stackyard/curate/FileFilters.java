package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.curate.internal.EncodedDataScanner.Encoding;
import dev.stackyard.curate.internal.PhraseFinder;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file filters of The Stack v2: one method per {@link QualityRule}. Each returns what made it fire, or null. Immutable.
 */
final class FileFilters {

    private static final String TEXT = "Text";

    private final QualitySettings settings;
    private final Set<String> longLineLanguages;
    private final Set<String> alphanumLanguages;
    private final Set<String> dataLanguages;
    private final PhraseFinder markers;

    FileFilters(QualitySettings settings) {
        this.settings = settings;
        this.longLineLanguages = Set.copyOf(settings.longLineLanguages());
        this.alphanumLanguages = Set.copyOf(settings.alphanumLanguages());
        this.dataLanguages = Set.copyOf(settings.dataLanguages());
        this.markers = new PhraseFinder(settings.generatedMarkers());
    }

    @Nullable
    String empty(FileSignals signals) {
        return signals.text().isBlank() ? signals.text().characters() + " characters of white space" : null;
    }

    @Nullable
    String tooManyLines(FileSignals signals) {
        return above("lines", signals.text().lines(), settings.maxLines());
    }

    @Nullable
    String longAverageLine(FileSignals signals, String language) {
        double average = signals.text().averageLine();
        return !longLineLanguages.contains(language) && average > settings.maxAverageLineLength()
                ? String.format(Locale.ROOT, "average line %.1f > %s", average, number(settings.maxAverageLineLength()))
                : null;
    }

    @Nullable
    String longLine(FileSignals signals, String language) {
        long limit = longLineLanguages.contains(language)
                ? settings.maxLineLengthOfLongLineLanguages()
                : settings.maxLineLength();
        return above("longest line", signals.text().longestLine(), limit);
    }

    /** @param isGenerated what the languages layer says */
    @Nullable
    String generated(boolean isGenerated) {
        return isGenerated ? "languages.is_generated" : null;
    }

    @Nullable
    String generatedMarker(FileSignals signals) {
        ByteSlice head = signals.head();
        String marker = markers.find(head.array(), head.offset(), head.end());
        return marker == null ? null : "'" + marker + "' in the first " + settings.generatedMarkerLines() + " lines";
    }

    @Nullable
    String lowAlpha(FileSignals signals, String language) {
        return alphanumLanguages.contains(language)
                ? below("alphanumeric", signals.text().alphanumericFraction(), settings.minAlphaFraction())
                : below("alphabetic", signals.text().alphabeticFraction(), settings.minAlphaFraction());
    }

    @Nullable
    String encodedData(FileSignals signals) {
        long longest = signals.encoded().longestRun();
        if (longest > settings.maxEncodedRun()) {
            return above("run of " + name(signals.encoded().longestEncoding()), longest, settings.maxEncodedRun());
        }
        double fraction = signals.encodedFraction();
        return fraction > settings.maxEncodedFraction()
                ? String.format(Locale.ROOT, "encoded %.3f > %s", fraction, number(settings.maxEncodedFraction()))
                : null;
    }

    private static String name(Encoding encoding) {
        return switch (encoding) {
            case BASE64 -> "base64";
            case HEXADECIMAL -> "hexadecimal";
            case UNICODE_ESCAPES -> "Unicode escapes";
        };
    }

    @Nullable
    String dataTooLong(FileSignals signals, String language) {
        return dataLanguages.contains(language)
                ? above(language + " lines", signals.text().lines(), settings.maxDataLines())
                : null;
    }

    @Nullable
    String htmlLowVisibleText(FileSignals signals) {
        if (!signals.isHtml()) {
            return null;
        }
        if (signals.visibleCharacters() < settings.minVisibleTextLength()) {
            return "visible text " + signals.visibleCharacters() + " < " + settings.minVisibleTextLength();
        }
        return below("visible text", signals.visibleFraction(), settings.minVisibleTextFraction());
    }

    @Nullable
    String textNotDocumentation(String path, String language) {
        if (!language.equals(TEXT)) {
            return null;
        }
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        boolean kept = settings.textNames().contains(stem)
                || settings.textNameParts().stream().anyMatch(name::contains);
        return kept ? null : "file name " + name;
    }

    private static @Nullable String above(String what, long value, long limit) {
        return value > limit ? what + " " + value + " > " + limit : null;
    }

    private static @Nullable String below(String what, double value, double limit) {
        return value < limit ? String.format(Locale.ROOT, "%s %.3f < %s", what, value, number(limit)) : null;
    }

    /** A setting as a user would write it: {@code 100}, {@code 0.25}. */
    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
