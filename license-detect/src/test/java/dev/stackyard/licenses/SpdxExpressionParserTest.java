package dev.stackyard.licenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxExpressionParserTest {

    /** Cases of the specification's annex, and what people write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIT|MIT",
                "mit|MIT",
                "CDDL-1.0+|CDDL-1.0+",
                "LicenseRef-23|LicenseRef-23",
                "LicenseRef-MIT-Style-1|LicenseRef-MIT-Style-1",
                "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2|DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2",
                "LGPL-2.1-only OR MIT|LGPL-2.1-only OR MIT",
                "LGPL-2.1-only OR MIT OR BSD-3-Clause|LGPL-2.1-only OR MIT OR BSD-3-Clause",
                "LGPL-2.1-only AND MIT AND BSD-2-Clause|LGPL-2.1-only AND MIT AND BSD-2-Clause",
                "GPL-2.0-or-later WITH Bison-exception-2.2|GPL-2.0-or-later WITH Bison-exception-2.2",
                "LGPL-2.1-only OR BSD-3-Clause AND MIT|LGPL-2.1-only OR BSD-3-Clause AND MIT",
                "MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)|MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)",
                "(MIT)|MIT",
                "((MIT OR ISC))|MIT OR ISC",
                "(MIT AND ISC) AND Zlib|MIT AND ISC AND Zlib",
                "MIT or Apache-2.0|MIT OR Apache-2.0",
                "(MIT)OR(ISC)|MIT OR ISC",
                "GPL-2.0|GPL-2.0-only",
                "GPL-2.0+|GPL-2.0-or-later",
                "LGPL-2.1+ AND AGPL-3.0|LGPL-2.1-or-later AND AGPL-3.0-only",
                "GPL-2.0-with-classpath-exception|GPL-2.0-only WITH Classpath-exception-2.0",
                "GPL-2.0-only+|GPL-2.0-or-later",
                "GPL-2.0-or-later+|GPL-2.0-or-later",
                "Apache-2.0 with llvm-exception|Apache-2.0 WITH LLVM-exception",
                "Not-Listed-1.0|Not-Listed-1.0",
            })
    void expressionsComeOutInCanonicalForm(String text, String canonical) throws SpdxSyntaxException {
        assertThat(SpdxExpressionParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "AND",
                "MIT AND",
                "OR MIT",
                "MIT ISC",
                "MIT +",
                "(MIT",
                "MIT)",
                "()",
                "MIT WITH",
                "WITH x",
                "(MIT OR ISC) WITH LLVM-exception",
                "MIT WITH a WITH b",
                "MIT/ISC",
                "MIT, ISC",
                "a:b",
                "MIT And ISC",
                "LicenseRef-a:LicenseRef-b",
                "MIT;",
                "GPL-2.0++",
                "é"
            })
    void whatIsNoExpressionIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> SpdxExpressionParser.parse(text))
                .isInstanceOfSatisfying(
                        SpdxSyntaxException.class, e -> assertThat(e.position()).isBetween(0, text.length()));
    }

    @Test
    void depthAndLengthHaveLimits() throws SpdxSyntaxException {
        int depth = SpdxExpressionParser.MAX_DEPTH;
        assertThat(SpdxExpressionParser.parse("(".repeat(depth) + "MIT" + ")".repeat(depth)))
                .hasToString("MIT");
        assertThatThrownBy(() -> SpdxExpressionParser.parse("(".repeat(depth + 1) + "MIT" + ")".repeat(depth + 1)))
                .isInstanceOf(SpdxSyntaxException.class);
        assertThatThrownBy(() -> SpdxExpressionParser.parse("x".repeat(SpdxExpressionParser.MAX_LENGTH + 1)))
                .isInstanceOf(SpdxSyntaxException.class);
    }

    @Test
    void everyListedIdIsReadAsItself() throws SpdxSyntaxException {
        for (SpdxLicenses.Entry entry : SpdxLicenses.get().entries()) {
            if (!entry.isException() && !entry.isDeprecated()) {
                assertThat(SpdxExpressionParser.parse(entry.id())).hasToString(entry.id());
            }
        }
    }

    @Test
    void whatIsPrintedIsReadAsTheSame() throws SpdxSyntaxException {
        for (long seed = 0; seed < 1000; seed++) {
            SpdxExpression expression = SpdxExpressionParser.parse(random(new Random(seed), 4));
            assertThat(SpdxExpressionParser.parse(expression.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(expression);
        }
    }

    private static String random(Random random, int depth) {
        String[] simple = {"MIT", "GPL-2.0-only", "GPL-3.0-or-later WITH GCC-exception-3.1", "EPL-1.0+", "LicenseRef-x"
        };
        if (depth == 0 || random.nextInt(3) == 0) {
            return simple[random.nextInt(simple.length)];
        }
        String operator = random.nextBoolean() ? " AND " : " OR ";
        List<String> terms = Stream.generate(() -> random(random, depth - 1))
                .limit(2 + random.nextInt(2))
                .toList();
        return "(" + String.join(operator, terms) + ")";
    }
}
