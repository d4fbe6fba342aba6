package dev.stackyard.tokenize.bpe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Texts to try tokenizers on, the same for the same seed. */
public final class SampleText {

    private static final List<String> WORDS = List.of(
            "int",
            "return",
            "value",
            "Count",
            "index",
            "buffer",
            "HTTP",
            "Response",
            "parse",
            "XML",
            "file",
            "x",
            "i",
            "self",
            "def",
            "class",
            "static",
            "void",
            "naïve",
            "größe",
            "длина",
            "変数",
            "ﬁle",
            "ſt",
            "don't",
            "we're",
            "I'LL",
            "it's",
            "O'Reilly",
            "endoftext",
            "Ǆ",
            "ªb",
            "e\u0301tude",
            "ไทย");
    private static final List<String> PUNCTUATION = List.of(
            "(", ")", "{", "}", "();", " = ", " == ", "->", "::", "...", "//", "/*", "*/", "\"", "'", "''", ", ", ";",
            "<|", "|>", "</", "#", "_", "__", " && ", "±", "→", "“", "”", "😀", "\u200d", "\u0301", "\u0000", "\u007f");
    private static final List<String> SPACES = List.of(
            " ",
            "  ",
            "    ",
            "\t",
            "\n",
            "\r\n",
            "\n\n",
            "\n    ",
            "\n\t\t",
            " \n",
            "\u00a0",
            "\u3000",
            "\u2028",
            "\u0085",
            "\u000b",
            "                ");
    private static final List<String> NUMBERS =
            List.of("0", "1", "42", "2024", "3.14", "0xFF", "1e-9", "١٢٣", "½", "²", "Ⅷ", "１２");

    private SampleText() {}

    /** Text that looks like code, with a good deal of what is unusual in it. */
    public static String code(SplittableRandom random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            List<String> from =
                    switch (random.nextInt(10)) {
                        case 0, 1, 2, 3 -> WORDS;
                        case 4, 5 -> PUNCTUATION;
                        case 6 -> NUMBERS;
                        default -> SPACES;
                    };
            text.append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }

    /** Any code points that the running JDK has assigned, controls included. */
    public static String unicode(SplittableRandom random, int codePoints) {
        StringBuilder text = new StringBuilder();
        while (text.length() < codePoints) {
            int plane = random.nextInt(4) == 0 ? random.nextInt(17) : 0;
            int within = random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x600);
            int codePoint = plane << 16 | within;
            if (Character.isDefined(codePoint) && Character.getType(codePoint) != Character.SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
