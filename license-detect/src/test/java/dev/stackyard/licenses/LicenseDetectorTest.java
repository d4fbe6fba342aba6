package dev.stackyard.licenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseDetectorTest {

    private static final int HOSTILE_BYTES = 1 << 20;

    private final LicenseDetector detector = new LicenseDetector(LicensesSettings.defaults());

    private List<LicenseFinding> detect(String path, byte[] text) {
        return detector.detect(text, 0, text.length, path);
    }

    private List<String> licenses(String path, String text) {
        return detect(path, text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(finding -> finding.license().toString())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/x.c|// SPDX-License-Identifier: MIT|MIT",
                "/x.c|/* SPDX-License-Identifier: (GPL-2.0+ OR MIT) */|GPL-2.0-or-later OR MIT",
                "/x.c|/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */|GPL-2.0-only WITH Linux-syscall-note",
                "/x.py|# SPDX-License-Identifier: LicenseRef-Mine|LicenseRef-Mine",
                "/x.html|<!-- SPDX-License-Identifier: MIT -->|MIT",
                "/x.json|{\"SPDX-License-Identifier\": \"MIT\"}|MIT",
                "/x.c|// SPDX-License-Identifier: NONE|LicenseRef-scancode-unknown-spdx",
                "/x.c|// SPDX-License-Identifier: NOASSERTION|LicenseRef-scancode-unknown-spdx",
                "/x.c|// SPDX-License-Identifier: MIT GPL|LicenseRef-scancode-unknown-spdx",
            })
    void tagsAreRead(String path, String text, String expected) {
        assertThat(licenses(path, text + "\n")).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "println(\"SPDX-License-Identifier: MIT\");\n",
                "// SPDX-License-Identifier: <id>\n",
                "rule = new Rule(\"licensed under the GNU General Public License\");\n",
                "// This parser knows whether a file is not licensed under the GPL.\n",
                "int license = 3; // compatible with the GPL\n",
            })
    void whatTalksAboutLicencesStatesNone(String text) {
        assertThat(licenses("/Detector.java", text)).isEmpty();
    }

    @Test
    void aReadmeThatMentionsAnotherProjectsLicenceStatesItsOwn() {
        assertThat(licenses("/README.md", """
                        # Thing

                        Unlike Frob, which is GPL, it can be embedded. It replaces the GPL-licensed parser of Frob.

                        ## License

                        MIT
                        """)).containsExactly("MIT");
    }

    @Test
    void aLicenceOnTheLineOfACopyrightCounts() {
        assertThat(licenses(
                        "/x.vb", "' Copyright (c) 2019 Jane Doe. Licensed under the Apache License, Version 2.0.\n"))
                .containsExactly("Apache-2.0");
    }

    @Test
    void encodingsOfATextDoNotMatter() {
        String text = SpdxTexts.text("BSD-3-Clause").replace("\"", "\u201c");
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.UTF_8),
                text.replace('\n', ' ').getBytes(StandardCharsets.UTF_8))) {
            assertThat(detect("/LICENSE", bytes)).singleElement().satisfies(finding -> assertThat(finding.license())
                    .hasToString("BSD-3-Clause"));
        }
    }

    @Test
    void placesAreThoseOfTheStatement() {
        byte[] text = "xx// SPDX-License-Identifier: MIT\n".getBytes(StandardCharsets.UTF_8);
        LicenseFinding finding =
                detector.detect(text, 2, text.length - 2, "/x.c").get(0);
        assertThat(new String(text, 2 + finding.start(), finding.end() - finding.start(), StandardCharsets.UTF_8))
                .isEqualTo("SPDX-License-Identifier: MIT");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                        "license ",
                        "GNU General Public License version ",
                        "permission is hereby granted free of charge to any person obtaining a copy ",
                        "redistribution and use in source and binary forms ",
                        "SPDX-License-Identifier: (",
                        "copyright 2020 ",
                        "dual licensed GPL or MIT alternatively this software ",
                        "<a ",
                        "non-",
                        "\" license",
                        "/* license */ ",
                        "licenses = [",
                        "<license>",
                        "<license ",
                        "{\"license\": [")
                .flatMap(unit -> Stream.of("/LICENSE", "/README.md", "/x.c", "/setup.py", "/package.json", "/pom.xml")
                        .map(path -> Arguments.of(unit, path)));
    }

    /** Linear: before statements and the way to an end tag were limited, some of these took minutes. */
    @ParameterizedTest
    @MethodSource("hostile")
    void oneLongLineIsNoTrouble(String unit, String path) {
        byte[] text = unit.repeat(HOSTILE_BYTES / unit.length()).getBytes(StandardCharsets.UTF_8);
        for (LicenseFinding finding : detect(path, text)) {
            assertThat(finding.start()).isBetween(0, finding.end());
            assertThat(finding.end()).isLessThanOrEqualTo(text.length);
        }
    }

    @Test
    void anyBytesGiveFindingsInsideThem() {
        byte[] seedText = (SpdxTexts.text("MIT") + SpdxTexts.text("Apache-2.0")).getBytes(StandardCharsets.UTF_8);
        String[] paths = {"/LICENSE", "/README.md", "/x.c", "/package.json", "/pom.xml", "/setup.py", "/x.json"};
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] text = new byte[random.nextInt(4000)];
            random.nextBytes(text);
            int pieces = random.nextInt(8);
            for (int i = 0; i < pieces && text.length > 0; i++) {
                int at = random.nextInt(text.length);
                int length = Math.min(random.nextInt(1500), text.length - at);
                System.arraycopy(seedText, random.nextInt(seedText.length - length), text, at, length);
            }
            for (LicenseFinding finding : detect(paths[random.nextInt(paths.length)], text)) {
                assertThat(finding.start()).as("seed %d", seed).isBetween(0, finding.end());
                assertThat(finding.end()).as("seed %d", seed).isLessThanOrEqualTo(text.length);
                assertThat(finding.score()).as("seed %d", seed).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void whatWasRememberedIsTheSame() {
        byte[] text = SpdxTexts.text("ISC").getBytes(StandardCharsets.UTF_8);
        assertThat(detect("/LICENSE", text)).isEqualTo(detect("/LICENSE", text)).isNotEmpty();
    }
}
