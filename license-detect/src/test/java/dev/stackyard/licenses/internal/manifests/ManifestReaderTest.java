package dev.stackyard.licenses.internal.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.licenses.LicenseFinding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderTest {

    private static final String NOTHING = "";
    private static final String SOMEWHERE = LicenseFinding.UNKNOWN_REFERENCE;

    private final ManifestReader reader = new ManifestReader();

    static Stream<Arguments> manifests() {
        return Stream.of(
                Arguments.of("package.json", "{\"license\": \"MIT\"}", "MIT"),
                Arguments.of("package.json", "{\"license\": \"(MIT OR GPL-3.0)\"}", "MIT OR GPL-3.0-only"),
                Arguments.of("package.json", "{\"license\": {\"type\": \"ISC\", \"url\": \"x\"}}", "ISC"),
                Arguments.of(
                        "package.json",
                        "{\"licenses\": [{\"type\": \"MIT\"}, {\"type\": \"GPL-2.0\"}]}",
                        "MIT OR GPL-2.0-only"),
                Arguments.of("package.json", "{\"licenses\": [\"MIT\"]}", "MIT"),
                Arguments.of("package.json", "{\"license\": \"SEE LICENSE IN LICENSE.md\"}", SOMEWHERE),
                Arguments.of(
                        "package.json", "{\"license\": \"UNLICENSED\"}", "LicenseRef-scancode-proprietary-license"),
                Arguments.of("package.json", "{\"dependencies\": {\"license\": \"MIT\"}}", NOTHING),
                Arguments.of("package.json", "\uFEFF{\"license\": \"MIT\"}", "MIT"),
                Arguments.of(
                        "composer.json",
                        "{\"license\": [\"LGPL-2.1-only\", \"GPL-3.0-or-later\"]}",
                        "LGPL-2.1-only OR GPL-3.0-or-later"),
                Arguments.of(
                        "composer.json", "{\"license\": \"proprietary\"}", "LicenseRef-scancode-proprietary-license"),
                Arguments.of("Cargo.toml", "[package]\nlicense = \"MIT OR Apache-2.0\"\n", "MIT OR Apache-2.0"),
                Arguments.of("Cargo.toml", "[package]\nlicense = \"MIT/Apache-2.0\"\n", "MIT OR Apache-2.0"),
                Arguments.of("Cargo.toml", "[package]\nlicense-file = \"LICENSE\"\n", NOTHING),
                Arguments.of(
                        "pom.xml",
                        "<project><licenses><license><name>Apache License, Version 2.0</name></license></licenses></project>",
                        "Apache-2.0"),
                Arguments.of(
                        "pom.xml",
                        "<licenses><license><url>https://www.gnu.org/licenses/gpl-3.0.html</url></license></licenses>",
                        "GPL-3.0-only"),
                Arguments.of("x.nuspec", "<license type=\"expression\">MIT</license>", "MIT"),
                Arguments.of("x.nuspec", "<license type=\"file\">LICENSE.txt</license>", NOTHING),
                Arguments.of("pyproject.toml", "[project]\nlicense = \"BSD-3-Clause\"\n", "BSD-3-Clause"),
                Arguments.of("pyproject.toml", "[project]\nlicense = {text = \"MIT\"}\n", "MIT"),
                Arguments.of("pyproject.toml", "[project]\nlicense = {file = \"LICENSE\"}\n", NOTHING),
                Arguments.of("setup.py", "setup(name='x', license='GPLv3+',\n)", "GPL-3.0-or-later"),
                Arguments.of(
                        "setup.py", "setup(\n  classifiers=[\n 'License :: OSI Approved :: MIT License',\n])", "MIT"),
                Arguments.of("setup.cfg", "[metadata]\r\nlicense = MIT\r\n", "MIT"),
                Arguments.of("PKG-INFO", "Name: x\nLicense: BSD-3-Clause\n", "BSD-3-Clause"),
                Arguments.of(
                        "x.gemspec",
                        "Gem::Specification.new do |s|\n  s.licenses = ['MIT', 'Ruby']\nend",
                        "MIT OR Ruby"),
                Arguments.of("x.gemspec", "  spec.license       = \"MIT\"", "MIT"),
                Arguments.of("DESCRIPTION", "Package: x\nLicense: GPL (>= 2) | file LICENSE\n", "GPL-2.0-or-later"),
                Arguments.of("DESCRIPTION", "Package: x\nLicense: MIT + file LICENSE\n", "MIT"),
                Arguments.of("DESCRIPTION", "Package: x\nLicense: file LICENSE\n", SOMEWHERE),
                Arguments.of("x.cabal", "name: x\nlicense: BSD3\n", "BSD-3-Clause"));
    }

    private String read(String name, byte[] text) {
        ManifestFormat format = ManifestFormat.of("/" + name).orElseThrow();
        return reader.read(text, 0, text.length, format)
                .map(finding -> {
                    assertThat(finding.start()).isBetween(0, finding.end());
                    assertThat(finding.end()).isLessThanOrEqualTo(text.length);
                    return finding.license().toString();
                })
                .orElse(NOTHING);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void licenseFieldIsRead(String name, String text, String expected) {
        assertThat(read(name, text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void damagedManifestsAreReadAsFarAsTheyGo(String name, String text, String expected) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            assertThat(read(name, Arrays.copyOf(whole, length))).isNotNull();
        }
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            byte[] flipped = whole.clone();
            for (int i = 0; i < 3; i++) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(name, flipped)).as("seed %d, %s", seed, expected).isNotNull();
        }
    }

    @Test
    void deepAndHugeManifestsAreGivenUp() {
        assertThat(read("package.json", "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(read("package.json", "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        byte[] huge = ("{\"license\": \"MIT\", \"x\": \"" + "y".repeat(ManifestReader.MAX_BYTES) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(read("package.json", huge)).isEmpty();
    }
}
