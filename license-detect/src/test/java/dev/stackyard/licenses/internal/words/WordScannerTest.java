package dev.stackyard.licenses.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordScannerTest {

    /** Words that none of the guidelines treats in a way of its own. */
    private static final String[] PLAIN =
            "the software granted Permission WARRANTY redistribute v2 2.0 1.1.3 source code café ÄRGER über".split(" ");

    private static final String[] SEPARATORS = {
        " ", "  ", "\n", "\r\n", ", ", "; ", " - ", "\n * ", "\n// ", "\n# ", " | "
    };

    private static List<Integer> scan(String text) {
        return scan(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> scan(byte[] text) {
        Words words = new Words();
        new WordScanner().scan(text, 0, text.length, words);
        List<Integer> hashes = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            hashes.add(words.hash(i));
            assertThat(words.start(i)).isLessThan(words.end(i)).isGreaterThanOrEqualTo(i == 0 ? 0 : words.end(i - 1));
        }
        assertThat(words.size() == 0 ? 0 : words.end(words.size() - 1)).isLessThanOrEqualTo(text.length);
        return hashes;
    }

    /** The same for plain words by a regular expression. */
    private static List<Integer> naive(String text) {
        Matcher matcher = Pattern.compile("[\\p{L}\\p{N}]+(?:\\.\\d+)*").matcher(text.toLowerCase(Locale.ROOT));
        List<Integer> hashes = new ArrayList<>();
        while (matcher.find()) {
            hashes.add(WordHash.of(matcher.group()));
        }
        return hashes;
    }

    @Test
    void plainWordsAreThoseOfARegularExpression() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(PLAIN[random.nextInt(PLAIN.length)]).append(SEPARATORS[random.nextInt(SEPARATORS.length)]);
            }
            assertThat(scan(text.toString())).as("seed %d", seed).isEqualTo(naive(text.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "The Licence|the license",
                "SUB-LICENSE|sublicense",
                "non-commercial use|noncommercial use",
                "non commercial|noncommercial",
                "(a) first (b) second|first second",
                "1. first\\n2. second|first second",
                "iv) fourth|fourth",
                "Copyright (c) 2020 Jane Doe\\nfree|free",
                "Copyright © 2020 Jane Doe\\nfree|free",
                "© Jane Doe\\nfree|free",
                "copyright notice must stay|copyright notice must stay",
                "All rights reserved. free|free",
                "http://example.org|example org",
                "https://example.org|example org",
                "the <b>bold</b> word|the bold word",
                "&quot;software&quot;|software",
                "“software”|software",
                "free\\\\nof charge|free of charge",
                "dnl free\\ndnl of charge|free of charge",
                "REM free\\nREM of charge|free of charge",
                "GPLv2+|gplv2+",
                "GPL 2.0.|gpl 2.0",
                "Apache%202.0|apache 2.0",
            })
    void textsThatTheGuidelinesCallEqualGiveEqualWords(String one, String other) {
        assertThat(scan(one.replace("\\n", "\n").replace("\\\n", "\\n"))).isEqualTo(scan(other));
    }

    @Test
    void differentWordsDiffer() {
        assertThat(scan("granted")).isNotEqualTo(scan("denied"));
        assertThat(scan("not granted")).isNotEqualTo(scan("granted"));
        assertThat(scan("GPL 2.0")).isNotEqualTo(scan("GPL 2.1"));
        assertThat(scan("gplv2")).isNotEqualTo(scan("gplv2+"));
    }

    @Test
    void anyBytesAreAccepted() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(scan(bytes)).as("seed %d", seed).hasSizeLessThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void aRangeIsReadAsIfItWereAlone() {
        byte[] text = "xxxx the free software yyyy".getBytes(StandardCharsets.UTF_8);
        Words words = new Words();
        new WordScanner().scan(text, 5, 22, words);
        assertThat(words.toHashes()).containsExactly(WordHash.of("the"), WordHash.of("free"), WordHash.of("software"));
        assertThat(words.start(0)).isEqualTo(5);
        assertThat(words.end(2)).isEqualTo(22);
    }
}
