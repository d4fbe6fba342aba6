package dev.stackyard.licenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicensePolicyTest {

    private static final LicensesSettings DEFAULTS = LicensesSettings.defaults();

    private final LicensePolicy policy = new LicensePolicy(DEFAULTS);

    /** The rows of The Stack v2's table: permissive P, neutral N, rest R. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|NO_LICENSE",
                "MIT|PERMISSIVE",
                "MIT Apache-2.0|PERMISSIVE",
                "GPL-3.0-only|NON_PERMISSIVE",
                "MIT GPL-3.0-only|NON_PERMISSIVE",
                "LicenseRef-scancode-dco-1.1|NO_LICENSE",
                "MIT LicenseRef-scancode-dco-1.1|PERMISSIVE",
                "GPL-2.0-only LicenseRef-scancode-dco-1.1|NON_PERMISSIVE",
                "LicenseRef-scancode-unknown-license-reference|NON_PERMISSIVE",
                "MIT LicenseRef-scancode-unknown-license-reference|PERMISSIVE",
                "MIT LicenseRef-scancode-unknown|NON_PERMISSIVE",
                "LicenseRef-scancode-public-domain|PERMISSIVE",
                "LicenseRef-scancode-proprietary-license|NON_PERMISSIVE",
                "Not-Listed-1.0|NON_PERMISSIVE",
                "Apache-2.0 LLVM-exception|PERMISSIVE",
            })
    void setsOfIdsComeToTypes(String ids, LicenseType type) {
        List<String> list =
                Arrays.stream(ids.split(" ")).filter(id -> !id.isEmpty()).toList();
        assertThat(policy.type(list)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIT OR GPL-3.0-only|MIT",
                "GPL-2.0-only OR GPL-3.0-only|GPL-2.0-only GPL-3.0-only",
                "MIT AND GPL-3.0-only|GPL-3.0-only MIT",
                "(MIT OR GPL-3.0-only) AND Apache-2.0|Apache-2.0 MIT",
                "(MIT AND GPL-3.0-only) OR AGPL-3.0-only|AGPL-3.0-only GPL-3.0-only MIT",
                "MIT OR (ISC AND GPL-3.0-only)|MIT",
                "MIT OR Apache-2.0|Apache-2.0 MIT",
                "GPL-2.0-only WITH Classpath-exception-2.0|Classpath-exception-2.0 GPL-2.0-only",
            })
    void ofAChoiceWhatPermitsApplies(String expression, String ids) throws SpdxSyntaxException {
        Set<String> expected = Arrays.stream(ids.split(" ")).collect(Collectors.toSet());
        assertThat(policy.applicable(SpdxExpressionParser.parse(expression))).isEqualTo(expected);
    }

    @Test
    void everyIdThatTheListNamesTwiceCountsOnce() {
        assertThat(policy.isPermissive("MIT")).isTrue();
        assertThat(policy.isPermissive("GPL-2.0-only")).isFalse();
        for (SpdxLicenses.Entry entry : SpdxLicenses.get().entries()) {
            boolean gnu = entry.id().matches("(A|L)?GPL-.*|GFDL-.*") && !entry.isException();
            assertThat(gnu && policy.isPermissive(entry.id())).as(entry.id()).isFalse();
        }
    }

    @Test
    void settingsAddAndRemove() {
        LicensePolicy changed = new LicensePolicy(new LicensesSettings(
                DEFAULTS.headBytes(),
                DEFAULTS.tailBytes(),
                DEFAULTS.maxLicenseBytes(),
                DEFAULTS.textThreshold(),
                DEFAULTS.rememberedPassages(),
                DEFAULTS.drop(),
                DEFAULTS.licensedKinds(),
                List.of("MPL-2.0"),
                List.of("MIT"),
                DEFAULTS.forgeLicense()));
        assertThat(changed.type(List.of("MPL-2.0"))).isEqualTo(LicenseType.PERMISSIVE);
        assertThat(changed.type(List.of("MIT"))).isEqualTo(LicenseType.NON_PERMISSIVE);
    }
}
