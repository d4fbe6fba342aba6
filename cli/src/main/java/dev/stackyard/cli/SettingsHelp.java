package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.corpus.internal.SettingsBinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a stage's settings mean, for its command's help: the comments of the built-in recipe, which documents every
 * setting, and the defaults of the settings record.
 */
final class SettingsHelp {

    private static final Pattern BLOCK = Pattern.compile("  ([a-z_]+):.*");
    private static final Pattern SETTING = Pattern.compile("    ([a-z0-9_]+):.*");
    private static final Pattern COMMENT = Pattern.compile("    # ?(.*)");
    private static final int MAX_VALUE = 70;
    private static final String INDENT = "      ";

    private SettingsHelp() {}

    /** Help on the settings of a block. */
    static String of(String block) {
        Map<String, String> comments = comments(BuiltInRecipes.builtIn(BuiltInRecipes.DEFAULT), block);
        StringBuilder help = new StringBuilder(System.lineSeparator())
                .append("Settings (--set ")
                .append(block)
                .append(".SETTING=VALUE, or the block '")
                .append(block)
                .append(":' of a recipe)")
                .append(System.lineSeparator());
        Map<String, Object> defaults =
                SettingsBinder.describe(StageCatalog.entry(block).defaults().get());
        defaults.forEach(
                (name, value) -> append(help, name + " = " + valueText(value), comments.getOrDefault(name, "")));
        return help.toString();
    }

    /** Adds an entry: a heading, and its explanation indented below. */
    static void append(StringBuilder help, String heading, String explanation) {
        help.append("  ").append(heading).append(System.lineSeparator());
        for (String line : wrap(explanation, Overview.WIDTH - INDENT.length())) {
            help.append(INDENT).append(line).append(System.lineSeparator());
        }
    }

    /** A default as help shows it: long lists are cut. */
    private static String valueText(Object value) {
        String text = value instanceof Enum ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
        return Printable.cut(text, MAX_VALUE);
    }

    /** The comment above each setting of a block, its lines joined. */
    static Map<String, String> comments(String recipe, String block) {
        Map<String, String> comments = new LinkedHashMap<>();
        List<String> pending = new ArrayList<>();
        boolean inside = false;
        for (String line : recipe.lines().toList()) {
            Matcher blockLine = BLOCK.matcher(line);
            Matcher setting = SETTING.matcher(line);
            Matcher comment = COMMENT.matcher(line);
            if (blockLine.matches()) {
                inside = blockLine.group(1).equals(block);
                pending.clear();
            } else if (inside && comment.matches()) {
                pending.add(comment.group(1).strip());
            } else if (inside && setting.matches()) {
                comments.put(setting.group(1), String.join(" ", pending));
                pending.clear();
            }
        }
        return comments;
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Arrays.asList(text.split(" "))) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
