package dev.stackyard.languages.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.languages.internal.linguist.Heuristics;
import dev.stackyard.languages.internal.linguist.LanguageTable;
import dev.stackyard.languages.internal.pattern.PatternSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinearRewriteTest {

    private static final int TEXTS = 200_000;

    @SuppressWarnings("unchecked")
    private static String original(String language) throws IOException {
        Map<String, Object> root = new LinguistData(LinguistData.DIRECTORY).heuristics();
        return ((List<Map<String, Object>>) root.get("disambiguations"))
                .stream()
                        .filter(group ->
                                LinguistData.strings(group.get("extensions")).contains(".txt"))
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .filter(rule -> language.equals(rule.get("language")))
                        .map(rule -> (String) rule.get("pattern"))
                        .findFirst()
                        .orElseThrow();
    }

    /** Java reads {@code (?x)} inside classes too, so blanks there are escaped; it has no subexpression calls. */
    private static Pattern java(String ruby) {
        String spaced =
                ruby.replace("[ \\t]", "[\\x20\\t]").replace("(?xi)", "(?xim)").replace("(?x)", "(?xm)");
        int start = spaced.indexOf("(?<version>");
        if (start >= 0) {
            String version = spaced.substring(start, spaced.indexOf("\n)", start) + 2);
            spaced = spaced.replace("\\g<version>", version.replace("?<version>", "?:"));
        }
        return Pattern.compile(spaced, Pattern.MULTILINE | Pattern.UNIX_LINES);
    }

    private static void compare(String language, List<String> pieces) throws IOException {
        String original = original(language);
        String line = LinearRewrite.find(original).orElseThrow().line();
        PatternSet ours = PatternSet.of(line.substring("match ".length()));
        Pattern javas = java(original);
        SplittableRandom random = new SplittableRandom(3);
        int found = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            boolean expected = javas.matcher(text).find();
            found += expected ? 1 : 0;
            assertThat(ours.find(bytes, 0, bytes.length)).as("text %s", text).isEqualTo(expected);
        }
        assertThat(found).as("texts that match").isBetween(TEXTS / 1000, TEXTS - TEXTS / 1000);
    }

    @Test
    void hostsFileMeansTheSame() throws IOException {
        compare(
                "Hosts File",
                List.of(
                        "127.0.0.1",
                        "10.0.0.255",
                        "1.2.3",
                        "256",
                        ".",
                        "/8",
                        "/33",
                        " ",
                        "\t",
                        "a",
                        "foo.bar",
                        "-",
                        "#",
                        ":",
                        "\n",
                        "\r",
                        "_"));
    }

    @Test
    void adblockListMeansTheSame() throws IOException {
        compare(
                "Adblock Filter List",
                List.of(
                        "[",
                        "Adblock",
                        "adBlock",
                        " Plus",
                        "uBlock",
                        "\tOrigin",
                        "AdGuard",
                        " 2.0",
                        " 1",
                        ".3",
                        ";",
                        " ",
                        "]",
                        "\n"));
    }

    @Test
    void everyRewriteIsInUse() throws IOException {
        List<String> lines = HeuristicLines.of(new LinguistData(LinguistData.DIRECTORY));
        LinearRewrite.ALL.forEach(rewrite -> assertThat(lines).contains(rewrite.line()));
    }

    @Test
    void vimHelpIsScannedFor() {
        byte[] help = "*usr.txt*\n\nsome help\n vim:tw=78:ts=8:ft=help:norl:\n".getBytes(StandardCharsets.US_ASCII);
        byte[] plain = "vim:ft=helpful: is not =help\n".getBytes(StandardCharsets.US_ASCII);
        int vimHelp = LanguageTable.shared().indexOf("Vim Help File");
        int text = LanguageTable.shared().indexOf("Text");
        assertThat(Heuristics.shared().decide("a.txt", 1, help, 0, help.length).get(0))
                .isEqualTo(vimHelp);
        assertThat(Heuristics.shared()
                        .decide("a.txt", 1, plain, 0, plain.length)
                        .get(0))
                .isEqualTo(text);
    }
}
