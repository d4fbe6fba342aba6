package dev.stackyard.corpus.removal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells by its name a file that holds a licence. The text of a licence is the same in thousands of repositories and belongs
 * to none of them: were it refused together with the rest of a removed repository, all others would seem to have no licence.
 */
final class LicenseFileName {

    /** The names that The Stack v2 takes for licence files, without its rarer spellings (facts: go-license-detector). */
    private static final Pattern NAME =
            Pattern.compile("(?:un)?licen[cs]es?|copying(?:v[0-9])?|copyright|copyleft|notices?|patents|eula");

    private LicenseFileName() {}

    static boolean matches(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (String word : name.split("[._-]", -1)) {
            if (NAME.matcher(word).matches()) {
                return true;
            }
        }
        return false;
    }
}
