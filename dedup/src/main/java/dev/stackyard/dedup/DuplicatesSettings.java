package dev.stackyard.dedup;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import java.io.Serializable;
import java.util.List;

/**
 * What counts as a duplicate. The first five decide the {@code signatures} layer too.
 *
 * <p>Two texts whose shingle sets have Jaccard similarity s meet in at least one band with probability {@code 1 - (1 -
 * s^rows)^bands}: with 24 bands of 5 rows that is 0.988 at 0.7, 0.9999 at 0.8, 0.53 at 0.5 and 0.06 at 0.3. The Stack v2's 25
 * bands of 10 rows find half of the pairs at 0.7. What meets but is not similar costs time, never a verdict, because every
 * verdict rests on the exact similarity.
 *
 * @param method how near duplicates are found and judged; default {@code verified}. {@code bigcode} is The Stack v2's script;
 *     it does not ask threshold and maxComparisons, and knows neither keepRepositories nor against
 * @param threshold exact Jaccard similarity from which a row is a near duplicate of the kept one, above 0 up to 1; default 0.7
 *     (arXiv 2402.19173 section 3.1). Below about 0.5, fewer pairs meet than the threshold promises: add bands
 * @param ngram words per shingle, 1 to 32; default 5 (arXiv 2402.19173 section 3.1)
 * @param bands bands of a signature, 1 to 128; default 24. More bands find more pairs; each is one more record to sort per
 *     text
 * @param rows places per band, 4 to 8 (up to 64 with {@code bigcode}); default 5. More rows bring fewer dissimilar texts
 *     together
 * @param seed decides all random choices of signatures; default 0. The script's is 42
 * @param maxComparisons with how many others a row's text is compared at most, 1 to 4096; default 32. A row with more
 *     candidates than that may be kept although it has a near duplicate
 * @param minLength tokens below which a text is short, for {@code bigcode}, 0 to 1000; default 5
 * @param shortFiles what {@code bigcode} makes of short texts; default {@code merged}, all duplicates of one another, which is
 *     what the script does. Otherwise tiny texts are compared as what they are
 * @param acrossLanguages whether texts of different languages can be near duplicates; default true. False reads the {@code
 *     languages} layer and is what The Stack v2 did, language by language; exact duplicates do not care, but for {@code
 *     bigcode}
 * @param keepRepositories whether duplicates inside one repository stay, so that repositories stay whole: a row is only
 *     dropped for a row of another repository; default false
 * @param verdictLayers layers whose verdicts count before everything else when the row to keep is chosen: what one of them
 *     drops is kept only for rows that one of them drops as well, so no trainable row gives way to one that is not trained
 *     on; default {@code versions}, {@code languages} and {@code licenses}. A layer named here must exist, and when it changes, duplicates are
 *     linked again
 * @param against locations of other corpora: what they keep counts as kept already, and nothing of them is changed; default
 *     none
 */
public record DuplicatesSettings(
        Method method,
        double threshold,
        int ngram,
        int bands,
        int rows,
        long seed,
        int maxComparisons,
        int minLength,
        ShortFiles shortFiles,
        boolean acrossLanguages,
        boolean keepRepositories,
        List<String> verdictLayers,
        List<String> against)
        implements Serializable {

    private static final List<String> NO_VERDICTS =
            List.of(FilesLayer.NAME, ContentsLayer.NAME, SignaturesLayer.NAME, DuplicatesLayer.NAME);

    public DuplicatesSettings {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be above 0 and at most 1, not " + threshold);
        }
        new SignaturesSettings(method, ngram, bands, rows, seed, minLength, shortFiles);
        SignaturesSettings.requireRange("maxComparisons", maxComparisons, 1, 4096);
        verdictLayers = List.copyOf(verdictLayers);
        against = List.copyOf(against);
        for (String layer : verdictLayers) {
            if (NO_VERDICTS.contains(layer)) {
                throw new IllegalArgumentException(
                        "verdictLayers must name layers that judge rows before duplicates does, not " + layer);
            }
        }
        if (method == Method.BIGCODE && keepRepositories) {
            throw new IllegalArgumentException(
                    "keepRepositories needs the method verified: bigcode keeps one row of all");
        }
        if (method == Method.BIGCODE && !against.isEmpty()) {
            throw new IllegalArgumentException("against needs the method verified: bigcode looks at one corpus");
        }
    }

    public static DuplicatesSettings defaults() {
        return new DuplicatesSettings(
                Method.VERIFIED,
                0.7,
                5,
                24,
                5,
                0,
                32,
                5,
                ShortFiles.MERGED,
                true,
                false,
                List.of("versions", "languages", "licenses"),
                List.of());
    }

    /** The part that decides signatures; what does not decide them is the same for all. */
    public SignaturesSettings signatures() {
        return method == Method.VERIFIED
                ? new SignaturesSettings(method, ngram, bands, rows, seed, 0, ShortFiles.APART)
                : new SignaturesSettings(method, ngram, bands, rows, seed, minLength, shortFiles);
    }
}
