package dev.stackyard.licenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every text of the SPDX list, as it is and changed in the ways of the real world. A few texts are contained in others or
 * consist of next to nothing; how many may fail is stated, so that it can only become fewer.
 */
class SpdxTextsTest {

    /** What people do to a text, and how many of the list's texts we may then take for something else. */
    enum Change {
        NONE(8),
        REWRAPPED(11),
        COMMENTED(8),
        WINDOWS_LINES(8),
        BYTE_ORDER_MARK(8),
        UPPER_CASE(8),
        OTHER_COPYRIGHT(8),
        HTML_ESCAPED(8),
        PARAGRAPH_ADDED(8),
        TRUNCATED(17);

        final int mayFail;

        Change(int mayFail) {
            this.mayFail = mayFail;
        }
    }

    private final LicenseDetector detector = new LicenseDetector(LicensesSettings.defaults());

    private static String changed(String text, Change change) {
        return switch (change) {
            case NONE -> text;
            case REWRAPPED -> rewrapped(text);
            case COMMENTED ->
                text.lines().map(line -> " * " + line).collect(Collectors.joining("\n", "/*\n", "\n */\n"));
            case WINDOWS_LINES -> text.replace("\n", "\r\n");
            case BYTE_ORDER_MARK -> "\uFEFF" + text;
            case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
            case OTHER_COPYRIGHT ->
                "Copyright (c) 2011-2019 Jane Doe <jane@example.org>\nCopyright 2020 Others Ltd.\n\n" + text;
            case HTML_ESCAPED ->
                "<html><body><p>"
                        + text.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("\"", "&quot;")
                                .replace("\n\n", "</p>\n<p>")
                        + "</p></body></html>";
            case PARAGRAPH_ADDED ->
                "This project would not exist without the many people who wrote it.\n\n" + text
                        + "\n\nPlease report problems to the address that the web page of the project names.\n";
            case TRUNCATED -> text.substring(0, text.length() - text.length() / 25);
        };
    }

    private static String rewrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split("\\s+")) {
            out.append(word).append(column > 40 ? "\n    " : " ");
            column = column > 40 ? 0 : column + word.length();
        }
        return out.toString();
    }

    private Set<String> ids(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return detector.detect(bytes, 0, bytes.length, "/LICENSE").stream()
                .flatMap(finding -> finding.license().ids().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void everyTextIsRecognised(Change change) {
        List<String> wrong = new ArrayList<>();
        for (SpdxLicenses.Entry entry : listed()) {
            Set<String> ids = ids(changed(SpdxTexts.text(entry.id()), change));
            if (ids.stream().noneMatch(id -> stem(id).equals(stem(entry.id())))) {
                wrong.add(entry.id() + " as " + ids);
            }
        }
        assertThat(wrong).as("%s", change).hasSizeLessThanOrEqualTo(change.mayFail);
    }

    /** An id without what its text does not say: "only" and "or later" have one text. */
    private static String stem(String id) {
        return id.replaceAll("(-no)?-invariants|-only|-or-later", "");
    }

    /** The error that counts: a text that permits less, taken for one that permits all. */
    @ParameterizedTest
    @EnumSource(Change.class)
    void noRestrictiveTextIsTakenForAPermissiveOne(Change change) {
        LicensePolicy policy = new LicensePolicy(LicensesSettings.defaults());
        List<String> leaked = new ArrayList<>();
        for (SpdxLicenses.Entry entry : listed()) {
            boolean permissive = policy.isPermissive(entry.id());
            Set<String> ids = permissive ? Set.of() : ids(changed(SpdxTexts.text(entry.id()), change));
            if (policy.type(ids) == LicenseType.PERMISSIVE) {
                leaked.add(entry.id() + " as " + ids);
            }
        }
        // three texts restrict in their last sentence, which is what was cut off
        assertThat(leaked).as("%s", change).hasSizeLessThanOrEqualTo(change == Change.TRUNCATED ? 3 : 0);
    }

    @Test
    void anUnknownTextIsAnUnknownLicense() {
        assertThat(ids("""
                        Frobnicator Licence. The licensor hereby grants a permission to use the copies of this
                        program under these terms and conditions, without warranty; any modification, sublicense or
                        redistribution is subject to an agreement with the licensor and its liability.
                        """)).isEqualTo(Set.of(LicenseFinding.UNKNOWN_TEXT));
    }

    @Test
    void twoTextsInOneFileAreBothFound() {
        assertThat(ids(SpdxTexts.text("MIT") + "\n\n----\n\n" + SpdxTexts.text("GPL-2.0-only")))
                .isEqualTo(new TreeSet<>(Arrays.asList("MIT", "GPL-2.0-only")));
    }

    private static List<SpdxLicenses.Entry> listed() {
        return SpdxLicenses.get().entries().stream()
                .filter(entry -> !entry.isDeprecated() && !entry.isException())
                .toList();
    }
}
