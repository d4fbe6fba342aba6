package dev.stackyard.languages;

import dev.stackyard.languages.internal.linguist.LanguageTable;
import java.util.List;

/**
 * Settings of {@link LanguagesStage}.
 *
 * @param classifier whether statistics over the tokens choose where names and patterns leave several languages, as in
 *     Linguist; otherwise such a file has no language. Default true
 * @param keepUnknown whether files without a language are kept; The Stack v2 has files with a language only (arXiv
 *     2402.19173 section 2.1). Default false
 * @param dropVendored whether vendored files are dropped; The Stack v2 keeps them. Default false
 * @param dropInspected whether the pairs of language and extension are dropped that The Stack v2's visual inspection
 *     found to hold data rather than code (resource {@code language-exclusions.csv}). Default true
 * @param excludeLanguages further languages to drop, by Linguist's name such as {@code CSV}. Default none
 */
public record LanguagesSettings(
        boolean classifier,
        boolean keepUnknown,
        boolean dropVendored,
        boolean dropInspected,
        List<String> excludeLanguages) {

    public LanguagesSettings {
        excludeLanguages = List.copyOf(excludeLanguages);
        for (String language : excludeLanguages) {
            if (LanguageTable.shared().indexOf(language) < 0) {
                throw new IllegalArgumentException("exclude_languages: '" + language
                        + "' is not a language; use a name as Linguist spells it, such as 'C++' or 'Jupyter Notebook'");
            }
        }
    }

    public static LanguagesSettings defaults() {
        return new LanguagesSettings(true, false, false, true, List.of());
    }
}
