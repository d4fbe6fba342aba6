package dev.stackyard.licenses.accuracy;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxExpressionParser;
import dev.stackyard.licenses.SpdxSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ScanCode's licence keys as SPDX ids, from the front matter of its {@code *.LICENSE} files. */
final class ScanCodeKeys {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9.+_-]+");

    private final Map<String, String> ids = new HashMap<>();

    /** @param directory {@code src/licensedcode/data/licenses} */
    ScanCodeKeys(Path directory) throws IOException {
        for (Path file : FrontMatter.files(directory, ".LICENSE")) {
            FrontMatter matter = FrontMatter.read(file);
            String key = matter.value("key");
            ids.put(
                    key,
                    matter.has("spdx_license_key") ? matter.value("spdx_license_key") : "LicenseRef-scancode-" + key);
        }
    }

    /** An expression of ScanCode's keys as one of SPDX ids. */
    SpdxExpression translate(String expression) throws SpdxSyntaxException {
        Matcher matcher = KEY.matcher(expression);
        StringBuilder translated = new StringBuilder();
        while (matcher.find()) {
            String word = matcher.group();
            matcher.appendReplacement(translated, Matcher.quoteReplacement(ids.getOrDefault(word, word)));
        }
        return SpdxExpressionParser.parse(matcher.appendTail(translated).toString());
    }
}
