package dev.stackyard.licenses.accuracy;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The labelled texts of a ScanCode checkout: its detection rules, and the files of its tests.
 *
 * <p>A rule's text is shown to the detector in the place that such words stand in: a licence text as {@code LICENSE}, a
 * notice as a comment of a C file, the value of a tag and a bare name as a line of a README.
 */
final class ScanCodeSuite {

    private final ScanCodeKeys keys;
    private final List<LabelledFile> files = new ArrayList<>();
    private int unreadable;

    /** @param checkout root of ScanCode's repository */
    ScanCodeSuite(Path checkout) throws IOException {
        Path data = checkout.resolve("src/licensedcode/data");
        keys = new ScanCodeKeys(data.resolve("licenses"));
        for (Path rule : FrontMatter.files(data.resolve("rules"), ".RULE")) {
            addRule(rule);
        }
        for (Path label : FrontMatter.files(checkout.resolve("tests/licensedcode/data/datadriven"), ".yml")) {
            addTest(label);
        }
    }

    List<LabelledFile> files() {
        return files;
    }

    /** Labels that are no expression, or whose file is missing. */
    int unreadable() {
        return unreadable;
    }

    private void addRule(Path file) throws IOException {
        FrontMatter rule = FrontMatter.read(file);
        String name = file.getFileName().toString();
        if (rule.has("language") && !rule.value("language").equals("en")) {
            return;
        }
        if (rule.says("is_license_text")) {
            add("text", name, "/LICENSE", rule.body(), rule.list("license_expression"));
        } else if (rule.says("is_license_notice")) {
            add("notice", name, "/main.c", comment(rule.body()), rule.list("license_expression"));
        } else if (rule.says("is_license_tag")) {
            add("tag", name, "/README.md", rule.body(), rule.list("license_expression"));
        } else if (rule.says("is_license_reference")) {
            add("reference", name, "/README.md", rule.body(), rule.list("license_expression"));
        } else if (rule.says("is_false_positive")) {
            add("no licence", name, "/main.c", comment(rule.body()), List.of());
        }
    }

    private void addTest(Path label) throws IOException {
        FrontMatter test = FrontMatter.read(label);
        Path file = Path.of(label.toString().replaceAll("\\.yml$", ""));
        if (!Files.isRegularFile(file)) {
            unreadable++;
            return;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String name = label.getParent().getFileName() + "/" + file.getFileName();
        byte[] bytes = Files.readAllBytes(file);
        if (text.indexOf('\0') < 0) {
            add("file", name, "/" + file.getFileName(), bytes, test.list("license_expressions"));
        }
    }

    private static String comment(String text) {
        return text.strip()
                .lines()
                .map(line -> " * " + line.replace("*/", ""))
                .collect(Collectors.joining("\n", "/*\n", "\n */\nint main(void) { return 0; }\n"));
    }

    private void add(String kind, String name, String path, String text, List<String> labels) {
        add(kind, name, path, text.getBytes(StandardCharsets.UTF_8), labels);
    }

    private void add(String kind, String name, String path, byte[] text, List<String> labels) {
        try {
            List<SpdxExpression> expected = new ArrayList<>();
            for (String label : labels) {
                expected.add(keys.translate(label));
            }
            files.add(new LabelledFile(kind, name, path, text, expected));
        } catch (SpdxSyntaxException e) {
            unreadable++;
        }
    }
}
