package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.DetectedBy;
import dev.stackyard.languages.Detection;
import dev.stackyard.languages.internal.ByteSearch;
import dev.stackyard.languages.internal.PathBytes;
import dev.stackyard.languages.internal.classifier.TokenClassifier;
import dev.stackyard.languages.internal.pattern.PatternSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs Linguist's strategies in Linguist's order ({@code lib/linguist.rb}: modeline, file name, shebang, extension, XML,
 * manual page, heuristics, classifier) until one leaves a single candidate. A strategy that finds several narrows the
 * field for the next ones; one that finds nothing leaves it as it was.
 *
 * <p>An empty text is judged like any other, as Linguist does when asked to allow it. Owns scratch memory; not
 * thread-safe.
 */
public final class Strategies {

    private static final PatternSet MANUAL_PAGE =
            PatternSet.of("(?i)\\.(?:[1-9](?![0-9])[a-z_0-9]*|0p|n|man|mdoc)(?:\\.in)?$");
    private static final byte[] XML_DECLARATION = ByteSearch.ascii("xml version=");
    private static final int XML_LINES = 2;
    /** The two lines with an XML declaration are looked for in this many bytes. */
    private static final int XML_BYTES = 8192;

    /** Languages of notebooks (bigcode-dataset, {@code jupyter_script_conversion.py}, as far as Linguist knows them). */
    private static final List<String> SCRIPTS = List.of(
            "Python",
            "R",
            "Julia",
            "C++",
            "Scheme",
            "Clojure",
            "Shell",
            "PowerShell",
            "q",
            "MATLAB",
            "Wolfram Language",
            "IDL",
            "JavaScript",
            "TypeScript",
            "Scala",
            "Rust",
            "RobotFramework",
            "C#",
            "F#",
            "Java",
            "Groovy",
            "Sage",
            "OCaml",
            "Haskell",
            "Tcl",
            "Gnuplot");

    private final LanguageTable languages = LanguageTable.shared();
    private final FileNameLookup names = new FileNameLookup(languages);
    private final PathBytes pathBytes = new PathBytes();
    private final int xml = languages.indexOf("XML");
    private final Candidates manualPage = Candidates.of(languages.indexOf("Roff Manpage"), languages.indexOf("Roff"));
    private final @Nullable Supplier<TokenClassifier> classifiers;
    private @Nullable TokenClassifier classifier;

    /**
     * Creates the strategies.
     *
     * @param classifiers asked once, when the classifier is first needed; null to do without it: a file with several
     *     candidates left then has no language
     */
    public Strategies(@Nullable Supplier<TokenClassifier> classifiers) {
        this.classifiers = classifiers;
    }

    /** The language of a notebook's code; null without a classifier or without code. If no token speaks for any, Python. */
    public @Nullable Detection classifyScript(byte[] text, int from, int to) {
        int[] scripts = SCRIPTS.stream().mapToInt(languages::indexOf).toArray();
        return classifiers == null || from == to ? null : classify(Candidates.of(scripts), text, from, to);
    }

    /** The language that the name alone decides on, or null. */
    public @Nullable Detection detectByName(String path) {
        names.read(path);
        Candidates named = names.byFilename();
        if (named.size() == 1) {
            return languages.detection(named.get(0), DetectedBy.FILENAME);
        }
        Candidates narrowed = named.narrow(names.byExtension());
        return narrowed.size() == 1 ? languages.detection(narrowed.get(0), DetectedBy.EXTENSION) : null;
    }

    /** The language of a file, or null. */
    public @Nullable Detection detect(String path, byte[] text, int from, int to) {
        int modeline = Modelines.find(languages, text, from, to);
        if (modeline >= 0) {
            return languages.detection(modeline, DetectedBy.MODELINE);
        }
        names.read(path);
        Candidates candidates = names.byFilename();
        if (candidates.size() == 1) {
            return languages.detection(candidates.get(0), DetectedBy.FILENAME);
        }
        candidates = candidates.narrow(Shebang.find(languages, text, from, to));
        if (candidates.size() == 1) {
            return languages.detection(candidates.get(0), DetectedBy.SHEBANG);
        }
        candidates = candidates.narrow(names.byExtension());
        if (candidates.size() == 1) {
            return languages.detection(candidates.get(0), DetectedBy.EXTENSION);
        }
        return detectByContent(candidates, path, text, from, to);
    }

    private @Nullable Detection detectByContent(Candidates named, String path, byte[] text, int from, int to) {
        Candidates candidates = named;
        if (candidates.isEmpty() && declaresXml(text, from, to)) {
            return languages.detection(xml, DetectedBy.HEURISTIC);
        }
        if (candidates.isEmpty() && isManualPage(path)) {
            candidates = manualPage;
        }
        Candidates decided = Heuristics.shared().decide(path, names.lastDot(), text, from, to);
        if (decided.size() == 1) {
            return languages.detection(decided.get(0), DetectedBy.HEURISTIC);
        }
        return classify(decided.isEmpty() ? candidates : decided, text, from, to);
    }

    private static boolean declaresXml(byte[] text, int from, int to) {
        int end = from;
        int limit = Math.min(to, from + XML_BYTES);
        for (int line = 0; line < XML_LINES && end < limit; line++) {
            end = Modelines.nextLine(text, end, limit);
        }
        return ByteSearch.contains(text, from, end, XML_DECLARATION);
    }

    private boolean isManualPage(String path) {
        return names.lastDot() >= 0 && MANUAL_PAGE.find(pathBytes.read(path), 0, pathBytes.length());
    }

    private @Nullable Detection classify(Candidates candidates, byte[] text, int from, int to) {
        if (candidates.isEmpty() || classifiers == null) {
            return null;
        }
        if (classifier == null) {
            classifier = classifiers.get();
        }
        classifier.read(text, from, to);
        int best = candidates.get(0);
        double bestScore = 0;
        for (int rank = 0; rank < candidates.size(); rank++) {
            int language = candidates.get(rank);
            double score = classifier.score(languages.language(language).name());
            if (score > bestScore) {
                best = language;
                bestScore = score;
            }
        }
        return languages.detection(best, DetectedBy.CLASSIFIER);
    }
}
