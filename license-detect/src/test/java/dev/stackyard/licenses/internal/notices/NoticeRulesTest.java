package dev.stackyard.licenses.internal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.licenses.LicenseDetector;
import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.LicensesSettings;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeRulesTest {

    private final LicenseDetector detector = new LicenseDetector(LicensesSettings.defaults());

    static Iterable<NoticeLexicon.Example> examples() {
        return NoticeLexicon.get().examples();
    }

    private Set<String> ids(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return detector.detect(bytes, 0, bytes.length, "/main.c").stream()
                .map(LicenseFinding::license)
                .flatMap(license -> license.ids().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleInACommentSaysWhatItShould(NoticeLexicon.Example example) {
        assertThat(ids("/*\n * " + example.text() + "\n */\nint main(void) { return 0; }\n"))
                .isEqualTo(new TreeSet<>(example.ids()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void counterExampleSaysNothingInProseEither(NoticeLexicon.Example example) {
        if (example.ids().isEmpty()) {
            assertThat(ids("// " + example.text() + "\n")).isEmpty();
        } else {
            assertThat(ids("# " + example.text() + "\n")).isEqualTo(new TreeSet<>(example.ids()));
        }
    }

    @Test
    void thereAreExamplesOfBothKinds() {
        assertThat(NoticeLexicon.get().examples()).hasSizeGreaterThan(100);
        assertThat(NoticeLexicon.get().examples().stream()
                        .filter(example -> example.ids().isEmpty()))
                .hasSizeGreaterThan(10);
    }
}
