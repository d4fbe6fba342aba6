package dev.stackyard.languages.internal.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts from Linguist's {@code test_tokenizer.rb} and from its rules; over its samples the two were compared by hand. */
class TokenizerTest {

    private static List<String> tokens(String text) {
        byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.ISO_8859_1);
        List<String> tokens = new ArrayList<>();
        new Tokenizer()
                .tokenize(
                        bytes,
                        1,
                        bytes.length - 1,
                        (array, from, length) ->
                                tokens.add(new String(array, from, length, StandardCharsets.ISO_8859_1)));
        return tokens;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "print \"a\\\"b\" c ~ print c",
                "print 'a' c ~ print c",
                "a = 1.5e-3f + 0xFFul ~ a = +",
                "foo(bar) ~ foo ( bar )",
                "f(){[]} ~ f () { [] }",
                "a->b ~ a -> b",
                "x <- y ~ x <- y",
                "a |= b ~ a |= b",
                "<?php ~ <? php",
                "$(document) ~ $( document )",
                "@interface .foo #bar $baz ~ @interface .foo #bar $baz",
                "a.*b ~ a .* b",
                "(?:a) ~ (?: a )",
                "(...) ~ (...)",
                "averyveryverylongidentifier ~ averyveryverylon",
                "a /* hidden */ b ~ a COMMENT/* b",
                "a /** hidden */ b ~ a COMMENT/** b",
                "<!-- hidden --> b ~ COMMENT<!-- b",
                "{- hidden -} b ~ COMMENT{- b",
                "(* hidden *) b ~ COMMENT(* b",
                "a // b ~ a // b"
            })
    void splits(String text, String expected) {
        assertThat(tokens(text)).containsExactly(expected.split(" "));
    }

    @Test
    void lineCommentsCountAtTheStartOfALineOnly() {
        assertThat(tokens("# hidden\n  // hidden\n-- hidden\n% hidden\n; hidden\n\" hidden\na"))
                .containsExactly("COMMENT#", "COMMENT//", "COMMENT--", "COMMENT%", "COMMENT;", "COMMENT\"", "a");
        assertThat(tokens("#include\n#\n")).containsExactly("#include", "COMMENT#");
    }

    @Test
    void aShebangNamesTheInterpreter() {
        assertThat(tokens("#!/bin/sh\na")).containsExactly("SHEBANG#!sh", "a");
        assertThat(tokens("#!/usr/bin/env python3 -u\na")).containsExactly("SHEBANG#!python", "a");
        assertThat(tokens("#!/usr/bin/env -S x\na")).containsExactly("a");
    }

    @Test
    void whatIsOpenEndsWithTheText() {
        assertThat(tokens("a /* b")).containsExactly("a", "COMMENT/*");
        assertThat(tokens("a 'b\\")).containsExactly("a");
        assertThat(tokens("")).isEmpty();
    }

    @Test
    void anyBytesAreBorneAndTokensComeInOrder() {
        SplittableRandom random = new SplittableRandom(9);
        String alphabet = "ab1 \n\t\"'#/*-<>(){}[]$%=!.\\;:|&\u00e9_0xeE+";
        for (int round = 0; round < 5000; round++) {
            byte[] text = new byte[random.nextInt(80)];
            for (int i = 0; i < text.length; i++) {
                text[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            int[] last = {0};
            new Tokenizer().tokenize(text, 0, text.length, (array, from, length) -> {
                assertThat(length).isPositive();
                if (array == text) {
                    assertThat(from).isGreaterThanOrEqualTo(last[0]);
                    last[0] = from + length;
                }
            });
        }
    }
}
