package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against the regular expressions and list operations that the released code consists of, on small texts of telling pieces. */
class MessageTextTest {

    private static final String[] PIECES = {
        "From:",
        "On",
        "notifications@github.com",
        "wrote:",
        "wrote",
        "Reply to this email directly",
        ":",
        "view it on GitHub",
        "\n",
        "\n> ",
        "Signed-off-by: ",
        " <",
        ">",
        "1/2/03 10:11 AM",
        " ",
        "x",
        "_".repeat(20),
        "_",
        "<!--",
        "-->",
        "Jane"
    };

    private static final List<Pattern> WHOLE = List.of(
            Pattern.compile("(.*)From:.+Reply to this email directly.+view it on GitHub(.*)\n?(.*)", Pattern.DOTALL),
            Pattern.compile(
                    "(.*)On.+notifications@github.com.+wrote:.+Reply to this email directly.+view it on GitHub(.*)\n?(.*)",
                    Pattern.DOTALL),
            Pattern.compile("(.*)Signed-off-by: .+<.+>(.*?)\n?(.*)", Pattern.DOTALL));

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String expected(String original) {
        String text = original.strip();
        for (Pattern pattern : WHOLE) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.lookingAt()) {
                return (matcher.group(1) + matcher.group(3))
                        .replaceAll("_{20,}", "")
                        .strip();
            }
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int start = 0;
        int end = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.contains("notifications@github.com")
                    || Pattern.compile("\\d+/\\d+/\\d+ \\d{2}:\\d{2} [AP]M.+wrote")
                            .matcher(line)
                            .find()) {
                start = i;
            }
            if (line.contains("Reply to this email directly")) {
                end = line.endsWith(":") ? i + 1 : i;
            }
            if (line.startsWith(">")) {
                end = i;
            }
        }
        List<String> kept = new ArrayList<>(lines.subList(0, start));
        kept.addAll(lines.subList(Math.min(lines.size(), Math.max(start, end + 1)), lines.size()));
        return String.join("\n", kept).replaceAll("_{20,}", "").strip();
    }

    @Test
    void emailsAreStrippedAsTheReleaseDoes() {
        for (int seed = 0; seed < 200_000; seed++) {
            String text = random(new Random(seed));
            EditedText edited = new EditedText(text);
            MessageText.stripEmail(edited);
            assertThat(edited.text()).as("seed %d: %s", seed, text).isEqualTo(expected(text));
            checkCuts(text, edited);
        }
    }

    private static void checkCuts(String text, EditedText edited) {
        StringBuilder rebuilt = new StringBuilder();
        int done = 0;
        for (EditedText.Cut cut : edited.cuts()) {
            rebuilt.append(text, done, cut.from()).append(cut.replacement());
            done = cut.to();
        }
        assertThat(rebuilt.append(text, done, text.length()).toString()).isEqualTo(edited.text());
    }

    @Test
    void commentsOfHtmlGoAsTheReleaseDoes() {
        for (int seed = 0; seed < 50_000; seed++) {
            String text = random(new Random(seed));
            StringBuilder expected = new StringBuilder();
            for (String piece : text.split("<!--", -1)) {
                int close = piece.lastIndexOf("-->");
                expected.append(close < 0 ? piece : piece.substring(close + 3));
            }
            EditedText edited = new EditedText(text);
            MessageText.removeHtmlComments(edited);
            assertThat(edited.text()).as("seed %d: %s", seed, text).isEqualTo(expected.toString());
            checkCuts(text, edited);
        }
    }

    @Test
    void longTextsKeepTheirBeginningAndTheirLastLines() {
        for (int lines : new int[] {1, 79, 80, 81, 82, 200}) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                all.add("line " + i);
            }
            String text = String.join("\n", all);
            EditedText edited = new EditedText(text);
            MessageText.truncateLines(edited, 80, 20, "[TRUNCATED]");
            String expected = lines <= 80
                    ? text
                    : String.join("\n", all.subList(0, 60)) + "\n[TRUNCATED]\n"
                            + String.join("\n", all.subList(lines - 20, lines));
            assertThat(edited.text()).isEqualTo(expected);
            checkCuts(text, edited);
        }
        EditedText edited = new EditedText("ab😀cd");
        MessageText.truncate(edited, 3);
        assertThat(edited.text()).isEqualTo("ab😀");
    }

    @Test
    void hostileTextsTakeLinearTime() {
        for (String piece : List.of("<!--", "-->", "_".repeat(20) + "x", "1/", "From:", "\n>", "Signed-off-by: <")) {
            String text = piece.repeat(400_000 / piece.length());
            EditedText edited = new EditedText(text);
            MessageText.stripEmail(edited);
            MessageText.removeHtmlComments(edited);
            MessageText.truncateLines(edited, 80, 20, "[TRUNCATED]");
            assertThat(edited.text().length()).isLessThanOrEqualTo(text.length());
        }
    }
}
