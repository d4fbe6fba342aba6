package dev.stackyard.languages.internal.linguist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelinesTest {

    private static final int LINES = 100_000;

    /** Linguist's {@code EMACS_MODELINE}, without its comments. */
    private static final Pattern EMACS = Pattern.compile(
            "-\\*-(?:[ \\t]*(?=[^:;\\s]+[ \\t]*-\\*-)|(?:.*?[ \\t;]|(?<=-\\*-))[ \\t]*mode[ \\t]*:[ \\t]*)"
                    + "([^:;\\s]+)(?=[ \\t;]|(?<![-*])-\\*-).*?-\\*-",
            Pattern.CASE_INSENSITIVE);

    /** Linguist's {@code VIM_MODELINE}, without its comments. */
    private static final Pattern VIM = Pattern.compile("(?:(?:^|[ \\t])(?:vi|Vi(?=m))(?:m[<=>]?[0-9]+|m)?|[ \\t]ex)"
            + "(?=:(?=[ \\t]*set?[ \\t][^\\r\\n:]+:)|:(?![ \\t]*set?[ \\t]))"
            + "(?:(?:[ \\t]*:[ \\t]*|[ \\t])\\w*(?:[ \\t]*=(?:[^\\\\\\s]|\\\\.)*)?)*"
            + "[ \\t:](?:filetype|ft|syntax)[ \\t]*=(\\w+)(?=$|\\s|:)");

    private static @Nullable String oracle(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static int language(String text) {
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
        return Modelines.find(LanguageTable.shared(), bytes, 2, bytes.length - 2);
    }

    private static String randomLine(SplittableRandom random, List<String> pieces, int most) {
        StringBuilder line = new StringBuilder();
        for (int n = random.nextInt(most); n > 0; n--) {
            line.append(pieces.get(random.nextInt(pieces.size())));
        }
        return line.toString();
    }

    @Test
    void emacsAgreesWithLinguistsPattern() {
        List<String> pieces = List.of(
                "-*-", "-*-", "mode", "Mode:", "ruby", "c++", " ", "\t", ":", ";", "-", "*", "coding: utf-8", "x");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < LINES; i++) {
            String line = randomLine(random, pieces, 10);
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(EmacsModeline.find(bytes, 0, bytes.length)).as(line).isEqualTo(oracle(EMACS, line));
        }
    }

    @Test
    void vimAgreesWithLinguistsPattern() {
        List<String> pieces = List.of(
                "vim:",
                "vi:",
                "Vim600:",
                " ex:",
                "set ",
                "se ",
                "ft=",
                "filetype=",
                "syntax =",
                "ruby",
                "c",
                " ",
                ":",
                ":",
                "\\",
                "=",
                "sw=2",
                "\t",
                "noai",
                "vim<7:");
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < LINES; i++) {
            String line = randomLine(random, pieces, 9);
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(VimModeline.find(bytes, 0, bytes.length)).as(line).isEqualTo(oracle(VIM, line));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'# -*- ruby -*-', Ruby",
        "'/* -*-mode:c++-*- */', C++",
        "'; -*- coding: utf-8; Mode: Common-Lisp; tab-width: 8 -*-', Common Lisp",
        "'# vim: set ft=perl:', Perl",
        "'// vim:ft=javascript', JavaScript",
        "'\" vim: ts=8 filetype=cpp', C++",
        "'# vim: ft=ruby\n-*- python -*-', Python"
    })
    void namesTheLanguage(String text, String language) {
        assertThat(LanguageTable.shared().language(language(text)).name()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "'# vim: set ft=perl'",
        "'# -*- klingon -*-'",
        "'lex:ft=perl'",
        "'UseVimball\n# vim: ft=perl'",
        "''",
        "'plain text: with a colon'"
    })
    void orNothing(String text) {
        assertThat(language(text)).isNegative();
    }

    @Test
    void looksAtTheFirstAndLastFiveLines() {
        String filler = "some text\n";
        assertThat(language(filler.repeat(4) + "# vim: ft=ruby\n" + filler.repeat(20)))
                .isNotNegative();
        assertThat(language(filler.repeat(5) + "# vim: ft=ruby\n" + filler.repeat(20)))
                .isNegative();
        assertThat(language(filler.repeat(20) + "# vim: ft=ruby\n" + filler.repeat(4)))
                .isNotNegative();
        assertThat(language(filler.repeat(20) + "# vim: ft=ruby\n" + filler.repeat(5)))
                .isNegative();
        assertThat(language((filler.repeat(20) + "# vim: ft=ruby\n" + filler.repeat(4)).replace("\n", "\r\n")))
                .isNotNegative();
        assertThat(language(filler.repeat(20) + "# vim: ft=ruby")).isNotNegative();
    }

    @Test
    void hostileLinesEnd() {
        assertThat(language("vim: ".repeat(200_000) + "x")).isNegative();
        assertThat(language("-*-".repeat(200_000) + ";")).isNegative();
        assertThat(language("vim:" + " : ".repeat(400) + "ft=")).isNegative();
    }
}
