package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.internal.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name alone says. Reused from file to file, so that no memory is allocated; not thread-safe.
 *
 * <p>One pass over the name, from its end: every dot begins an ending to look up, the longest known one counts ({@code
 * .html.erb} before {@code .erb}), whatever its case. A whole name counts in exactly its case.
 */
public final class FileNameLookup {

    private final LanguageTable languages;

    private int nameStart;
    private int lastDot;
    private boolean generic;
    private Candidates byFilename = Candidates.ANY;
    private Candidates byExtension = Candidates.ANY;

    public FileNameLookup(LanguageTable languages) {
        this.languages = languages;
    }

    /** Reads the last part of a path; the answers of the other methods are about it from then on. */
    public void read(String path) {
        int hash = 0;
        int foldedHash = 0;
        lastDot = -1;
        generic = false;
        byExtension = Candidates.ANY;
        int i = path.length();
        while (i > 0 && path.charAt(i - 1) != '/') {
            i--;
            char c = path.charAt(i);
            hash = NameTable.extend(hash, c);
            foldedHash = NameTable.extend(foldedHash, NameTable.fold(c));
            if (c == '.') {
                readEnding(path, i, foldedHash);
            }
        }
        nameStart = i;
        byFilename = orAny(languages.byFilename(path, i, hash));
    }

    private void readEnding(String path, int dot, int foldedHash) {
        if (lastDot < 0) {
            lastDot = dot;
            generic = languages.isGeneric(path, dot, foldedHash);
        }
        Candidates found = languages.byExtension(path, dot, foldedHash);
        if (found != null) {
            byExtension = found;
        }
    }

    private static Candidates orAny(@Nullable Candidates found) {
        return found == null ? Candidates.ANY : found;
    }

    /** Where the last part of the path begins. */
    public int nameStart() {
        return nameStart;
    }

    /** Position of the name's last dot in the path, or -1. */
    public int lastDot() {
        return lastDot;
    }

    /** Languages of the whole name; empty if it is not a known one. */
    public Candidates byFilename() {
        return byFilename;
    }

    /** Languages of the ending; empty if it is not a known one, or is too common to say anything. */
    public Candidates byExtension() {
        return generic ? Candidates.ANY : byExtension;
    }
}
