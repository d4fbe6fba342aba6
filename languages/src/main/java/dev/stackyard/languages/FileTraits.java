package dev.stackyard.languages;

/**
 * What a file is besides its language.
 *
 * @param vendored somebody else's code, copied into the repository
 * @param generated written by a program
 * @param documentation documentation, an example or a licence
 */
public record FileTraits(boolean vendored, boolean generated, boolean documentation) {

    private static final int VENDORED = 1;
    private static final int GENERATED = 2;
    private static final int DOCUMENTATION = 4;

    private static final FileTraits[] ALL = new FileTraits[2 * DOCUMENTATION];

    static {
        for (int bits = 0; bits < ALL.length; bits++) {
            ALL[bits] = new FileTraits((bits & VENDORED) != 0, (bits & GENERATED) != 0, (bits & DOCUMENTATION) != 0);
        }
    }

    /** One of eight shared objects: makes none. */
    public static FileTraits of(boolean vendored, boolean generated, boolean documentation) {
        return ALL[(vendored ? VENDORED : 0) | (generated ? GENERATED : 0) | (documentation ? DOCUMENTATION : 0)];
    }
}
