package dev.stackyard.languages.internal.linguist;

import java.util.Arrays;

/** Languages that a file may be in, by their index in the {@link LanguageTable}, in order of preference. Immutable. */
public final class Candidates {

    /** No candidate yet: any language is possible. */
    public static final Candidates ANY = new Candidates(new int[0]);

    private final int[] languages;

    private Candidates(int[] languages) {
        this.languages = languages;
    }

    static Candidates of(int... languages) {
        return new Candidates(languages.clone());
    }

    Candidates with(int language) {
        int[] longer = Arrays.copyOf(languages, languages.length + 1);
        longer[languages.length] = language;
        return new Candidates(longer);
    }

    public int size() {
        return languages.length;
    }

    public boolean isEmpty() {
        return languages.length == 0;
    }

    /** Index of the language at a rank; 0 is the most preferred. */
    public int get(int rank) {
        return languages[rank];
    }

    boolean contains(int language) {
        for (int candidate : languages) {
            if (candidate == language) {
                return true;
            }
        }
        return false;
    }

    /** Those that are also in {@code found}; unchanged if there are none, or just {@code found} if this is empty. */
    public Candidates narrow(Candidates found) {
        if (languages.length == 0) {
            return found;
        }
        int[] common = Arrays.stream(languages).filter(found::contains).toArray();
        return common.length == 0 || common.length == languages.length ? this : new Candidates(common);
    }

    @Override
    public String toString() {
        return Arrays.toString(languages);
    }
}
