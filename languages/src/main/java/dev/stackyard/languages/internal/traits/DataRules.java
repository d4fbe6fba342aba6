package dev.stackyard.languages.internal.traits;

import dev.stackyard.languages.internal.ByteSearch;
import dev.stackyard.languages.internal.pattern.PatternSet;
import java.util.List;

/** Rules that need more than a word in a line, for several kinds of file. */
final class DataRules {

    private static final byte[] DOC = ByteSearch.ascii("<doc>");
    private static final byte[] ASSEMBLY = ByteSearch.ascii("<assembly>");
    private static final byte[] DOC_END = ByteSearch.ascii("</doc>");
    private static final byte[] VCR = ByteSearch.ascii("recorded_with: VCR");
    private static final byte[] TYPED = ByteSearch.ascii("# typed:");
    private static final byte[] DO_NOT_EDIT = ByteSearch.ascii("DO NOT EDIT MANUALLY");
    private static final PatternSet TAPIOCA =
            PatternSet.of("\\A# Please (?:run|instead update this file by running) `bin/tapioca");
    private static final PatternSet DART = PatternSet.of("(?i)generated code\\W{2,3}do not modify");
    private static final PatternSet GAME_MAKER = PatternSet.of("\\A\\d\\.\\d\\.\\d.+\\|\\{");
    private static final PatternSet GIMP = PatternSet.anyOf(List.of(
            "\\A/\\* GIMP [a-zA-Z0-9\\- ]+ C-Source image dump \\(.+\\.c\\) \\*/",
            "\\A/\\*  GIMP header image file format \\([a-zA-Z0-9\\- ]+\\): .+\\.h  \\*/"));
    private static final HeaderRule PPPORT = HeaderRule.contains(10, 8, 8, "Automatically created by Devel::PPPort");

    private DataRules() {}

    /** The documentation of a .NET assembly. */
    static boolean netDocumentation(String path, TextLines lines) {
        return lines.has(3)
                && lines.lineContains(1, DOC)
                && lines.lineContains(2, ASSEMBLY)
                && lines.secondLastContains(DOC_END);
    }

    static boolean vcrCassette(String path, TextLines lines) {
        return lines.has(2) && lines.secondLastContains(VCR);
    }

    static boolean sorbetInterface(String path, TextLines lines) {
        return lines.has(4)
                && lines.lineStartsWith(0, TYPED)
                && lines.lineContains(2, DO_NOT_EDIT)
                && TAPIOCA.find(lines.text(), lines.start(4), lines.end(4));
    }

    static boolean dart(String path, TextLines lines) {
        for (int line = 0; line < 3 && lines.has(1) && lines.has(line); line++) {
            if (DART.find(lines.text(), lines.start(line), lines.end(line))) {
                return true;
            }
        }
        return false;
    }

    /** Metadata that begins with a bracket, or with a version and a bracket. */
    static boolean gameMaker(String path, TextLines lines) {
        if (!lines.has(3)) {
            return false;
        }
        int end = lines.end(2);
        int i = lines.from();
        while (i < end && (lines.text()[i] == ' ' || (lines.text()[i] >= '\t' && lines.text()[i] <= '\r'))) {
            i++;
        }
        return (i < end && (lines.text()[i] == '{' || lines.text()[i] == '['))
                || GAME_MAKER.find(lines.text(), lines.start(0), lines.end(0));
    }

    static boolean gimpImage(String path, TextLines lines) {
        return lines.has(0) && GIMP.find(lines.text(), lines.start(0), lines.end(0));
    }

    static boolean perlPortability(String path, TextLines lines) {
        return path.endsWith("ppport.h") && PPPORT.matches(path, lines);
    }
}
