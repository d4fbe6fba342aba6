package dev.stackyard.curate.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agreement with Beautiful Soup is tested by the golden table. */
class HtmlTextScannerTest {

    private static int visible(String html) {
        byte[] bytes = ("<" + html + ">").getBytes(StandardCharsets.UTF_8);
        return new HtmlTextScanner().visibleCharacters(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text | 10",
                "<p>one</p><p>two</p> | 6",
                "a<b | 1",
                "a < b > c | 9",
                "<p title=\"a > b\" x='>'>one</p> | 3",
                "<p x = y/>one | 3",
                "<script>var x = '</p>'; if (a < b) {}</script>one | 3",
                "<SCRIPT>x</script >one | 3",
                "<script>x</scripts>x</script>one | 3",
                "<script src='x'/>one | 3",
                "<style>p {}</style>one | 3",
                "<stylesheet>one</stylesheet> | 3",
                "<!-- <p>x</p> -->one | 3",
                "<!-- x -- >one | 3",
                "<!doctype html>one<?php echo ?>two | 6",
                "<![CDATA[a < b]]>one | 8",
                "<template>x<p>y</p></template>one | 3",
                "&amp;&lt;&#65;&#x41; | 4",
                "&unknown; | 1",
                "&nbsp &; && &#; &#x; | 20",
                "</p></><//>one | 3",
            })
    void countsWhatAReaderSees(String html, int characters) {
        assertThat(visible(html)).isEqualTo(characters);
    }

    @Test
    void whiteSpaceBetweenTagsShrinksToOneCharacter() {
        assertThat(visible("<ul>\n   <li>one</li>\n   \t</ul>")).isEqualTo(5);
        assertThat(visible("<pre>\n   </pre>")).isEqualTo(4);
        assertThat(visible("<TEXTAREA>    </textarea>")).isEqualTo(4);
        assertThat(visible("\u00A0\u00A0")).isEqualTo(2);
        assertThat(visible("   &nbsp; ")).isEqualTo(5);
    }

    @Test
    void lengthsAreInCharacters() {
        assertThat(visible("<b>\u00E9\u4E00\uD83D\uDE00</b>")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!-- x", "<p title='x", "<p x=\"y>z", "<script>x</scrip", "<![CDATA[x]]", "</p", "<p", "<!x"})
    void whatIsNeverClosedHidesTheRest(String unclosed) {
        assertThat(visible("one" + unclosed)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "&", "<a b='", "<!--", "<![CDATA[", "<script>", "</", "--", "&#", "<a '>'c", "]]", "<a b = "
            })
    void hostilePagesTakeLinearTime(String piece) {
        String page = piece.repeat(2_000_000 / piece.length());
        assertThatCode(() -> visible(page)).doesNotThrowAnyException();
        assertThatCode(() -> visible("<!--" + page)).doesNotThrowAnyException();
    }

    @Test
    void neverSeesMoreThanThereIs() {
        List<String> pieces = List.of(
                "<p>",
                "</p>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "&amp;",
                "&",
                "<",
                ">",
                "'",
                "\"",
                "=",
                "/",
                " ",
                "text",
                "\n",
                "<pre ",
                "<template>",
                "</template>",
                "<![CDATA[",
                "]]>",
                "\u00E9",
                "&#12",
                ";",
                "!");
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String page = RandomText.of(random, pieces, random.nextInt(40));
            assertThat(visible(page)).as("seed " + seed).isBetween(0, page.codePointCount(0, page.length()));
        }
    }
}
