package dev.stackyard.cli;

import dev.stackyard.corpus.internal.SettingsBinder;
import java.io.IOException;
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

    private static final Pattern STAGE = Pattern.compile("  ([a-z_]+):.*");
    private static final Pattern SETTING = Pattern.compile("    ([a-z0-9_]+):.*");
    private static final Pattern COMMENT = Pattern.compile("    # ?(.*)");
    private static final String INDENT = "      ";

    private SettingsHelp() {}

    /** Help on the settings of some stages. */
    static String of(List<String> stages) throws IOException {
        String recipe = BuiltInRecipes.read(BuiltInRecipes.DEFAULT);
        StringBuilder help = new StringBuilder();
        for (String stage : stages) {
            Map<String, String> comments = comments(recipe, stage);
            String place = "--set " + stage + ".SETTING=VALUE, or the block '" + stage + ":' of a recipe";
            help.append(System.lineSeparator())
                    .append("Settings (")
                    .append(place)
                    .append(')');
            help.append(System.lineSeparator());
            Map<String, Object> defaults =
                    SettingsBinder.describe(StageCatalog.entry(stage).defaults().get());
            defaults.forEach((name, value) -> append(help, name, value, comments.getOrDefault(name, "")));
        }
        return help.toString();
    }

    private static void append(StringBuilder help, String name, Object value, String comment) {
        help.append("  ").append(name).append(" = ").append(valueText(value)).append(System.lineSeparator());
        for (String line : wrap(comment, Overview.WIDTH - INDENT.length())) {
            help.append(INDENT).append(line).append(System.lineSeparator());
        }
    }

    /** A default as help shows it: long lists are cut. */
    private static String valueText(Object value) {
        String text = value instanceof Enum ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /** The comment above each setting of a stage, its lines joined. */
    static Map<String, String> comments(String recipe, String stage) {
        Map<String, String> comments = new LinkedHashMap<>();
        List<String> pending = new ArrayList<>();
        boolean inside = false;
        for (String line : recipe.lines().toList()) {
            Matcher stageLine = STAGE.matcher(line);
            Matcher setting = SETTING.matcher(line);
            Matcher comment = COMMENT.matcher(line);
            if (stageLine.matches()) {
                inside = stageLine.group(1).equals(stage);
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
