package dev.stackyard.languages.internal.traits;

import dev.stackyard.languages.internal.ByteSearch;
import dev.stackyard.languages.internal.pattern.PatternSet;
import java.util.List;

/** Recognises PostScript that was not written by hand: it embeds a font, or its creator is a program. */
final class PostScriptRule implements ContentRule {

    private static final PatternSet FONT = PatternSet.of("^\\s*(?:currentfile eexec\\s+|/sfnts\\s+\\[\\s<)");
    /** Programs write their version; some that do not are named. */
    private static final PatternSet PROGRAM = PatternSet.anyOf(List.of(
            "[0-9]|draw|mpage|ImageMagick|inkscape|MATLAB",
            "PCBNEW|pnmtops|\\(Unknown\\)|Serif Affinity|Filterimage -tops"));

    private static final byte[] CREATOR = ByteSearch.ascii("%%Creator: ");
    private static final int CREATOR_LINES = 10;
    private static final byte[] EAGLE = ByteSearch.ascii("EAGLE");
    private static final HeaderRule EAGLE_TITLE = HeaderRule.startsWith(0, 0, 4, "%%Title: EAGLE Drawing ");

    @Override
    public boolean matches(String path, TextLines lines) {
        if (FONT.find(lines.text(), lines.from(), lines.to())) {
            return true;
        }
        for (int line = 0; line < CREATOR_LINES && lines.has(line); line++) {
            if (lines.lineStartsWith(line, CREATOR)) {
                return PROGRAM.find(lines.text(), lines.start(line), lines.end(line))
                        || (lines.lineContains(line, EAGLE) && EAGLE_TITLE.matches(path, lines));
            }
        }
        return false;
    }
}
