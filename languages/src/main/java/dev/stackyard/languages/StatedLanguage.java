package dev.stackyard.languages;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Role;
import dev.stackyard.languages.internal.linguist.LanguageTable;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of a notebook, or of the code of a pair: what its metadata state, and failing that what the classifier takes its
 * code for. The hints are asked in their order (see {@link Reading#languages}): a file ending that only one language has, a
 * kernel's name, a name that Linguist knows. A notebook that mentions {@code py} in its kernel is Python, as in
 * bigcode-dataset's {@code jupyter_script_conversion.py}. Not thread-safe.
 */
final class StatedLanguage {

    /** Kernels whose name is no language's (the list of kernels in Jupyter's wiki), without their version. */
    private static final Map<String, String> KERNELS = Map.ofEntries(
            Map.entry("ir", "R"),
            Map.entry("xr", "R"),
            Map.entry("xcpp", "C++"),
            Map.entry("cling-cpp", "C++"),
            Map.entry("deno", "TypeScript"),
            Map.entry("tslab", "TypeScript"),
            Map.entry("jslab", "JavaScript"),
            Map.entry("ijava", "Java"),
            Map.entry("rapaio-jupyter-kernel", "Java"),
            Map.entry("gophernotes", "Go"),
            Map.entry("ihaskell", "Haskell"),
            Map.entry("almond", "Scala"),
            Map.entry("evcxr_jupyter", "Rust"),
            Map.entry(".net-csharp", "C#"),
            Map.entry(".net-fsharp", "F#"),
            Map.entry(".net-powershell", "PowerShell"),
            Map.entry("wolframlanguage", "Wolfram Language"),
            Map.entry("xsql", "SQL"),
            Map.entry("sagemath", "Sage"),
            Map.entry("octave", "MATLAB"));

    private static final String PYTHON_PART = "py";

    private final LanguageTable languages = LanguageTable.shared();
    private final LanguageDetector detector;

    StatedLanguage(LanguageDetector detector) {
        this.detector = detector;
    }

    /** The language of a reading; null if neither its metadata nor its code tell. */
    @Nullable
    Detection detect(Reading reading) {
        for (String hint : reading.languages()) {
            int language = named(hint);
            if (language >= 0) {
                return languages.detection(language, DetectedBy.METADATA);
            }
        }
        if (reading.languages().stream()
                .anyMatch(hint -> hint.toLowerCase(Locale.ROOT).contains(PYTHON_PART))) {
            return languages.detection(languages.indexOf("Python"), DetectedBy.METADATA);
        }
        ByteSlice code = code(reading);
        return detector.classifyScript(code.array(), code.offset(), code.length());
    }

    private int named(String hint) {
        if (hint.startsWith(".")) {
            Detection byEnding = detector.detectByName("/notebook" + hint);
            if (byEnding != null) {
                return languages.indexOf(byEnding.language().name());
            }
        }
        String folded = hint.toLowerCase(Locale.ROOT);
        String kernel = KERNELS.getOrDefault(folded, KERNELS.get(withoutVersion(folded)));
        if (kernel != null) {
            return languages.indexOf(kernel);
        }
        int exact = languages.byAlias(hint);
        return exact >= 0 ? exact : languages.byAlias(withoutVersion(folded));
    }

    /** {@code julia} of {@code julia-1.6}, {@code xcpp} of {@code xcpp17}. */
    private static String withoutVersion(String name) {
        int end = name.length();
        while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || ".- ".indexOf(name.charAt(end - 1)) >= 0)) {
            end--;
        }
        return name.substring(0, end);
    }

    private static ByteSlice code(Reading reading) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (Passage passage : reading.passages()) {
            if (passage.role() == Role.CODE) {
                ByteSlice bytes = reading.of(passage);
                code.write(bytes.array(), bytes.offset(), bytes.length());
                code.write('\n');
            }
        }
        return ByteSlice.of(code.toByteArray());
    }
}
