package dev.stackyard.languages.internal.linguist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts from Linguist's {@code test_strategies.rb}, and some of ours. */
class ShebangTest {

    @ParameterizedTest
    @CsvSource({
        "'#!/usr/sbin/ruby\n# bar', ruby",
        "'#!/usr/sbin/ruby foo bar\n', ruby",
        "'#!/usr/bin/env Rscript\n# x', Rscript",
        "'#!/usr/bin/env bin/crystal', crystal",
        "'#!/usr/bin/python2.7\n\n', python2",
        "'#!/usr/bin/python3\n', python3",
        "'#! perl', perl",
        "'#!/bin/sh\n\n\nexec ruby $0 $@', ruby",
        "'#!/bin/sh\nexec tclsh \"$0\" \"$@\"\n', tclsh",
        "'#!/bin/sh\nexec tclsh\n', sh",
        "'#! /usr/bin/env A=003 B=149 sh', sh",
        "'#!/usr/bin/env foo=bar bar=foo python -cos=1', python",
        "'#!/usr/bin/env -vS ruby -wKU\nx', ruby",
        "'#!/usr/bin/env --split-string sed -f\ny/a/A/', sed",
        "'#!/usr/bin/env -S GH_TOKEN=x deno run\n', deno",
        "'#!/usr/bin/osascript', osascript"
    })
    void readsTheInterpreter(String text, String interpreter) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Shebang.interpreter(bytes, 0, bytes.length)).isEqualTo(interpreter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!", "#! ", "#!/usr/bin/env", "#!/usr/bin/env osascript -l JavaScript", "#!\n/bin/sh"})
    void orNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Shebang.interpreter(bytes, 0, bytes.length)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", " #!/bin/sh", "\n#!/bin/sh", "#bar", "#!/bin/unheard-of"})
    void noCandidates(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Shebang.find(LanguageTable.shared(), bytes, 0, bytes.length).isEmpty())
                .isTrue();
    }

    @Test
    void hostileTextEnds() {
        byte[] bytes = ("#!/bin/sh\n" + "exec x ".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(Shebang.interpreter(bytes, 0, bytes.length)).isEqualTo("sh");
    }
}
