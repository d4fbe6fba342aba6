package dev.stackyard.curate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is done to the text of a message before it is trained on: the steps of The Stack v2's code
 * (bigcode-project/bigcode-dataset {@code preprocessing/utils/utils_issues.py}, bigcode-project/the-stack-v2 {@code
 * pull_requests_and_issues/render.py}), each in linear time.
 */
public final class MessageText {

    private static final String REPLY = "Reply to this email directly";
    private static final String VIEW = "view it on GitHub";
    private static final String NOTIFICATIONS = "notifications@github.com";
    private static final String SIGNED_OFF = "Signed-off-by: ";

    /** A date and time before "wrote", as some programs begin a quotation. Bounded, so that it is linear. */
    private static final Pattern DATE = Pattern.compile("\\d/\\d{1,9}/\\d{1,9} \\d{2}:\\d{2} [AP]M.");

    private static final Pattern RULE = Pattern.compile("_{20,}");

    private MessageText() {}

    /** Leaves out what e-mail programs put around a reply, and white space at both ends. */
    public static void stripEmail(EditedText edited) {
        strip(edited);
        if (!stripWhole(edited)) {
            stripLines(edited);
        }
        List<EditedText.Range> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(edited.text());
        while (rule.find()) {
            rules.add(new EditedText.Range(rule.start(), rule.end()));
        }
        edited.deleteAll(rules);
        strip(edited);
    }

    /** White space at both ends. */
    public static void strip(EditedText edited) {
        String text = edited.text();
        int to = text.length();
        while (to > 0 && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        int from = 0;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        edited.keep(from, to);
    }

    /**
     * The three patterns over the whole text. Their groups are greedy and match line ends, so each comes to: keep what is before
     * the last possible beginning, and for the third what follows the last {@code >}.
     */
    private static boolean stripWhole(EditedText edited) {
        String text = edited.text();
        int view = text.lastIndexOf(VIEW);
        int reply = before(text, REPLY, view);
        int from = before(text, "From:", reply);
        if (from >= 0) {
            edited.delete(from, text.length());
            return true;
        }
        int wrote = before(text, "wrote:", reply);
        int sender = before(text, NOTIFICATIONS, wrote);
        int on = before(text, "On", sender);
        if (on >= 0) {
            edited.delete(on, text.length());
            return true;
        }
        return stripSignedOff(edited);
    }

    private static boolean stripSignedOff(EditedText edited) {
        String text = edited.text();
        int close = text.lastIndexOf('>');
        int open = before(text, "<", close);
        int signed = before(text, SIGNED_OFF, open);
        if (signed < 0) {
            return false;
        }
        int end = close + 1;
        edited.delete(signed, end < text.length() && text.charAt(end) == '\n' ? end + 1 : end);
        return true;
    }

    /** The last place of a text that ends at least one character before {@code limit}; -1 if there is none. */
    private static int before(String text, String wanted, int limit) {
        return limit < 0 ? -1 : text.lastIndexOf(wanted, limit - 1 - wanted.length());
    }

    /** Line by line: from the last line that begins a quotation to the last that ends one. */
    private static void stripLines(EditedText edited) {
        String[] lines = edited.text().split("\n", -1);
        int start = 0;
        int end = -1;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.contains(NOTIFICATIONS) || isDated(line)) {
                start = i;
            }
            if (line.contains(REPLY)) {
                end = line.endsWith(":") ? i + 1 : i;
            }
            if (line.startsWith(">")) {
                end = i;
            }
        }
        if (end + 1 > start) {
            cutLines(edited, lines, start, end + 1);
        }
    }

    private static boolean isDated(String line) {
        Matcher date = DATE.matcher(line);
        return date.find() && line.indexOf("wrote", date.end()) >= 0;
    }

    /** Cuts lines {@code [start, end)} with one of the line feeds around them. */
    private static void cutLines(EditedText edited, String[] lines, int start, int end) {
        int from = 0;
        int at = 0;
        int to = edited.text().length();
        for (int i = 0; i < lines.length; i++) {
            if (i == start) {
                from = at;
            }
            if (i == end) {
                to = at;
            }
            at += lines[i].length() + 1;
        }
        boolean toTheEnd = end >= lines.length;
        edited.delete(toTheEnd && from > 0 ? from - 1 : from, to);
    }

    /** Leaves out comments of HTML: of every piece after {@code <!--} what goes up to the last {@code -->} in it. */
    public static void removeHtmlComments(EditedText edited) {
        String text = edited.text();
        List<EditedText.Range> comments = new ArrayList<>();
        int open = -1; // of the piece at hand; the first has no mark before it
        int start = 0;
        while (start <= text.length()) {
            int next = text.indexOf("<!--", start);
            int end = next < 0 ? text.length() : next;
            int close = text.lastIndexOf("-->", end - "-->".length());
            int kept = close < start ? start : close + "-->".length();
            if (kept > Math.max(0, open)) {
                comments.add(new EditedText.Range(Math.max(0, open), kept));
            }
            open = next;
            start = next < 0 ? text.length() + 1 : next + "<!--".length();
        }
        edited.deleteAll(comments);
    }

    /** Of a text with too many lines, the first and the last ones with a mark between. */
    public static void truncateLines(EditedText edited, int most, int last, String mark) {
        String text = edited.text();
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        if (lines > most) {
            int from = lineEnd(text, most - last);
            int to = lineEnd(text, lines - last);
            edited.replace(from, to + 1, "\n" + mark + "\n");
        }
    }

    /** Where the line feed of the n-th line is. */
    private static int lineEnd(String text, int lines) {
        int at = -1;
        for (int i = 0; i < lines; i++) {
            at = text.indexOf('\n', at + 1);
        }
        return at;
    }

    /** Cuts a text after so many characters. */
    public static void truncate(EditedText edited, int mostCharacters) {
        String text = edited.text();
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            edited.delete(text.offsetByCodePoints(0, mostCharacters), text.length());
        }
    }
}
