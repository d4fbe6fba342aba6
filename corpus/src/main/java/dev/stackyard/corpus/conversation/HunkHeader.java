package dev.stackyard.corpus.conversation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of a diff's hunk, such as {@code @@ -17,6 +17,9 @@ int main()}. */
final class HunkHeader {

    private static final Pattern HEADER =
            Pattern.compile("@@ -(\\d{1,9})((?:,\\d{1,9})?) \\+(\\d{1,9})((?:,\\d{1,9})?) @@");

    private HunkHeader() {}

    /**
     * A hunk whose lines are counted from another line of the file on, as those of the shown base are.
     *
     * @param skipped lines that come before; a hunk that begins among them stays as it is
     */
    static String moved(String hunk, int skipped) {
        Matcher header = HEADER.matcher(hunk);
        if (skipped == 0 || !header.lookingAt()) {
            return hunk;
        }
        long before = Long.parseLong(header.group(1)) - skipped;
        long after = Long.parseLong(header.group(3)) - skipped;
        if (before < 0 || after < 0) {
            return hunk;
        }
        return "@@ -" + before + header.group(2) + " +" + after + header.group(4) + " @@"
                + hunk.substring(header.end());
    }
}
