package dev.stackyard.languages;

import dev.stackyard.languages.internal.PathBytes;
import dev.stackyard.languages.internal.classifier.ClassifierModel;
import dev.stackyard.languages.internal.classifier.TokenClassifier;
import dev.stackyard.languages.internal.linguist.Strategies;
import dev.stackyard.languages.internal.traits.GeneratedContent;
import dev.stackyard.languages.internal.traits.PathTraits;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a file is from its path and text: the language as GitHub Linguist sees it, and whether it is vendored,
 * generated or documentation. Data and rules are Linguist's, at the revision that {@code
 * languages/data/linguist/README.md} names; {@code .gitattributes} are not its business (see {@link LanguagesStage}).
 *
 * <p>Takes time linear in the text, whatever it holds, and looks at little of most texts: at the first and last lines,
 * and at up to 50 KiB if the name leaves several languages. Allocates nothing for most files.
 *
 * <p>Text is UTF-8 without NUL bytes; other bytes do no harm. A path uses slashes and may begin with one; what counts is
 * its place inside the repository. Not thread-safe: each thread has its own; the tables behind it are shared.
 */
public final class LanguageDetector {

    private final Strategies strategies;
    private final GeneratedContent generatedContent = new GeneratedContent();
    private final PathBytes pathBytes = new PathBytes();

    /** A detector that asks the classifier where nothing else decides. */
    public LanguageDetector() {
        this(true);
    }

    /**
     * A detector.
     *
     * @param classifier whether to ask the classifier where several languages are left; otherwise such a file has none
     */
    public LanguageDetector(boolean classifier) {
        this.strategies = new Strategies(classifier ? () -> new TokenClassifier(ClassifierModel.shared()) : null);
    }

    /**
     * The language of a file.
     *
     * @param offset where its text begins in {@code text}
     * @param length bytes of text; an empty file is judged by its name, as far as that goes
     * @return null if no language is known for it
     */
    public @Nullable Detection detect(String path, byte[] text, int offset, int length) {
        return strategies.detect(path, text, offset, offset + length);
    }

    /** The language of a file whose text is not at hand; null unless the name alone decides. */
    public @Nullable Detection detectByName(String path) {
        return strategies.detectByName(path);
    }

    /**
     * The language of a notebook's code, as the classifier takes it: of those that notebooks are written in. If no token speaks
     * for any, Python. Null if the classifier is not asked, or there is no code.
     */
    @Nullable
    Detection classifyScript(byte[] text, int offset, int length) {
        return strategies.classifyScript(text, offset, offset + length);
    }

    /** What a file is besides its language. */
    public FileTraits traits(String path, byte[] text, int offset, int length) {
        int traits = PathTraits.shared().of(path, pathBytes);
        boolean generated =
                (traits & PathTraits.GENERATED) != 0 || generatedContent.matches(path, text, offset, offset + length);
        return withGenerated(traits, generated);
    }

    /** As far as the path alone says it. */
    public FileTraits traitsByName(String path) {
        int traits = PathTraits.shared().of(path, pathBytes);
        return withGenerated(traits, (traits & PathTraits.GENERATED) != 0);
    }

    private static FileTraits withGenerated(int traits, boolean generated) {
        return FileTraits.of((traits & PathTraits.VENDORED) != 0, generated, (traits & PathTraits.DOCUMENTATION) != 0);
    }
}
