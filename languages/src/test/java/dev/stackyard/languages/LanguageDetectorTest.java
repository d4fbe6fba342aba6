package dev.stackyard.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {

    private final LanguageDetector detector = new LanguageDetector();

    private @Nullable Detection detect(String path, String text) {
        byte[] bytes = ("\0" + text + "\0").getBytes(StandardCharsets.UTF_8);
        return detector.detect(path, bytes, 1, bytes.length - 2);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/Makefile, x, Makefile, FILENAME",
        "/a/makefile, x, Makefile, FILENAME",
        "/a/CMakeLists.txt, x, CMake, FILENAME",
        "/a/B.JAVA, x, Java, EXTENSION",
        "a.html.erb, x, HTML+ERB, EXTENSION",
        "/.gitignore, x, Ignore List, FILENAME",
        "/x.tar.gz.rb, x, Ruby, EXTENSION",
        "/tool, '#!/usr/bin/env ruby\n', Ruby, SHEBANG",
        "/tool.py, '# -*- ruby -*-\n', Ruby, MODELINE",
        "/data, '<?xml version=\"1.0\"?>\n<a/>\n', XML, HEURISTIC",
        "/x.h, '#import <Foundation/Foundation.h>\n@interface A\n@end\n', Objective-C, HEURISTIC",
        "/x.h, '#include <string>\n', C++, HEURISTIC",
        "/x.h, 'int a(void);\n', C, HEURISTIC",
        "/x.ts, 'let a: number = 1;\n', TypeScript, HEURISTIC",
        "/x.ts, '<?xml version=\"1.0\"?>\n<TS version=\"2\">\n', XML, HEURISTIC",
        "/x.m, 'function y = f(x)\n% doc\ny = x;\n', MATLAB, HEURISTIC",
        "/x.md, '# Title\n', Markdown, HEURISTIC",
        "/x.pl, 'use strict;\nprint 1;\n', Perl, HEURISTIC",
        "/x.json, '{\"openapi\": \"3.0.1\"}\n', OASv3-json, HEURISTIC",
        "/x.1, '.TH LS 1\n.SH NAME\n', Roff Manpage, HEURISTIC",
        "/x.txt, 'plain\n', Text, HEURISTIC",
        "/x.fs, 'module A\nlet x = 1\n', F#, HEURISTIC"
    })
    void detects(String path, String text, String language, DetectedBy by) {
        Detection found = detect(path, text);
        assertThat(found).isNotNull();
        assertThat(found.language().name()).isEqualTo(language);
        assertThat(found.by()).isEqualTo(by);
    }

    @ParameterizedTest
    @CsvSource({"/LICENSE.unheard, x", "/plain, x", "/a.network, just words", "/dir.py/plain, x", "/a., x", "/, x"})
    void knowsNoLanguage(String path, String text) {
        assertThat(detect(path, text)).isNull();
    }

    @Test
    void theClassifierChoosesWhereNothingElseDoes() {
        String perl = "package Foo;\nmy ($self, %args) = @_;\nforeach my $x (keys %args) { push @a, $x; }\n1;\n";
        Detection found = detect("/x.cgi", perl);
        assertThat(found).isNotNull();
        assertThat(found.language().name()).isEqualTo("Perl");
        assertThat(found.by()).isEqualTo(DetectedBy.CLASSIFIER);
        byte[] bytes = perl.getBytes(StandardCharsets.UTF_8);
        assertThat(new LanguageDetector(false).detect("/x.cgi", bytes, 0, bytes.length))
                .isNull();
    }

    @Test
    void withoutAnyTokenTheFirstCandidateIsTaken() {
        Detection found = detect("/x.cgi", " ");
        assertThat(found).isNotNull();
        assertThat(found.language().name()).isEqualTo("Perl");
    }

    @Test
    void anEmptyFileIsJudgedByItsName() {
        assertThat(detect("/pkg/__init__.py", "")).isNotNull();
        assertThat(detect("/x.h", "")).isNotNull();
        assertThat(detect("/empty", "")).isNull();
    }

    @Test
    void theNameAloneDecidesOnlyIfItIsUnambiguous() {
        assertThat(detector.detectByName("/a/x.java")).isNotNull();
        assertThat(detector.detectByName("/a/Dockerfile")).isNotNull();
        assertThat(detector.detectByName("/a/x.h")).isNull();
        assertThat(detector.detectByName("/a/x.1")).isNull();
        assertThat(detector.detectByName("/a/x.unheard")).isNull();
    }

    @Test
    void aLeadingSlashMakesNoDifference() {
        byte[] text = {};
        for (String path : new String[] {"docs/a.c", "deps/a.c", "rebar", "a/node_modules/b.js"}) {
            assertThat(detector.traits(path, text, 0, 0)).isEqualTo(detector.traits("/" + path, text, 0, 0));
        }
    }

    @Test
    void anyBytesAndNamesAreBorne() {
        SplittableRandom random = new SplittableRandom(1);
        String[] names = {
            "a.h", "b.pl", "c.md", "d.html", "e.js", "f.ps", "g.txt", "h", "i.yml", "é.m", "\uD83D.inc", "j.t"
        };
        for (int i = 0; i < 3000; i++) {
            byte[] text = new byte[random.nextInt(300)];
            random.nextBytes(text);
            String name = names[i % names.length];
            Detection first = detector.detect(name, text, 0, text.length);
            FileTraits traits = detector.traits(name, text, 0, text.length);
            assertThat(detector.detect(name, text, 0, text.length))
                    .as("round %d", i)
                    .isEqualTo(first);
            assertThat(detector.traits(name, text, 0, text.length))
                    .as("round %d", i)
                    .isSameAs(traits);
        }
    }
}
