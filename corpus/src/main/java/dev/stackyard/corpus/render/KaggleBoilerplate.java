package dev.stackyard.corpus.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Kaggle, and not the author, wrote into a notebook. Phrases and templates are those of bigcode-project/the-stack-v2 {@code
 * kaggle/}.
 */
final class KaggleBoilerplate {

    private static final List<String> IN_CODE = List.of(
            "This Python 3 environment comes",
            "here's several helpful packages to load",
            "defined by the kaggle/python docker image",
            "defined by the kaggle/python Docker image",
            "Copyright (C)");

    private static final List<String> IN_TEXT = List.of(
            "IntroductionGreetings from the Kaggle bot!",
            "Kaggle bot",
            "Kaggle kerneler bot",
            "automatically-generated",
            "clicking run or pressing Shift+Enter",
            "https://www.kaggle.com/learn/python",
            "Thank You");

    /**
     * Statements of the cell that every new notebook begins with, as {@link #plain} has them, in their order. They list the
     * notebook's input.
     */
    private static final List<String> TEMPLATE = List.of(
            "importnumpyasnp",
            "importpandasaspd",
            "importos",
            "fordirname,_,filenamesinos.walk(\"/kaggle/input\"):",
            "forfilenameinfilenames:",
            "print(os.path.join(dirname,filename))");

    /** Beginnings of the comments among and behind them, in the wordings that Kaggle has had over the years. */
    private static final List<String> TEMPLATE_COMMENTS = List.of(
            "#inputdatafilesareavailablein",
            "#forexample,runningthis",
            "#anyresultsyouwritetothecurrentdirectory",
            "#youcanwriteupto",
            "#youcanalsowritetemporaryfiles");

    private KaggleBoilerplate() {}

    /** Whether a line of code is boilerplate. */
    static boolean isInCode(String line) {
        return IN_CODE.stream().anyMatch(line::contains);
    }

    /** Whether a cell of text is boilerplate. */
    static boolean isInText(String text) {
        return IN_TEXT.stream().anyMatch(text::contains);
    }

    /**
     * A script without the template at its start. It goes only if it is there whole: imports alone are the author's. How it is
     * spaced, quoted and commented does not matter, as the original compares what a formatter made of both.
     */
    static String withoutTemplate(String script) {
        List<String> lines = new ArrayList<>(script.lines().toList());
        int next = 0;
        int end = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String plain = plain(line);
            if (next < TEMPLATE.size() && plain.equals(TEMPLATE.get(next))) {
                next++;
            } else if (!line.isBlank() && TEMPLATE_COMMENTS.stream().noneMatch(line(line)::startsWith)) {
                break;
            }
            end = i + 1;
        }
        return next < TEMPLATE.size() ? script : String.join("\n", lines.subList(end, lines.size()));
    }

    /** A statement without white space and comment, with double quotes. */
    private static String plain(String line) {
        int comment = line.indexOf('#');
        return line(comment < 0 ? line : line.substring(0, comment)).replace('\'', '"');
    }

    private static String line(String line) {
        StringBuilder out = new StringBuilder(line.length());
        line.chars().filter(each -> !Character.isWhitespace(each)).forEach(each -> out.append((char) each));
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
