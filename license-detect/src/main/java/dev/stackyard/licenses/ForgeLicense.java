package dev.stackyard.licenses;

/** What the licence counts for that a forge states for a whole repository. */
public enum ForgeLicense {
    /**
     * It is one more licence of the repository's root directory, and outweighs what was not recognised there. So a file
     * that says something else, or lies in a directory that does, is not covered by it.
     */
    ADDS,
    /** It decides for every file, whatever the files say: the rule of The Stack v2. */
    DECIDES,
    /** Nothing. */
    IGNORED
}
