package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxExpressionParser;
import dev.stackyard.licenses.SpdxSyntaxException;
import dev.stackyard.licenses.internal.words.Words;
import java.util.List;

/**
 * Reads which version of a licence is meant: "version 2", "v2 or later", "either version 2 of the License, or (at your
 * option) any later version", before or behind the name. Stateless but for the words; looks at a bounded number of them.
 */
final class VersionReader {

    private static final int FAR = 16;
    private static final int NEAR = 3;
    private static final int LATER_REACH = 12;
    private static final int BACK = 14;

    private final Versions versions;

    VersionReader(Versions versions) {
        this.versions = versions;
    }

    /**
     * The mention that a name at {@code [first, end)} is.
     *
     * @param floor words before this one belong to something else
     * @param limit one past the last word that may be looked at
     */
    Mention read(LexiconEntry.NameEntry entry, Words words, int first, int end, int floor, int limit) {
        LicenseName name = entry.name();
        Versions.Version stated = entry.stated();
        LexiconEntry.Weight weight = entry.weight();
        if (name.versions().isEmpty()) {
            return withoutVersions(name, weight, words, first, end, limit);
        }
        if (stated != null) {
            return versioned(name, stated, weight, words, first, end, limit);
        }
        int at = versionAfter(name, words, end, limit);
        if (at >= 0) {
            return versioned(name, found(words, at), weight, words, first, at + 1, limit);
        }
        int before = versionBefore(name, words, first, floor);
        if (before >= 0) {
            boolean later = found(words, before).orLater()
                    || laterIn(words, before + 1, first)
                    || laterIn(words, end, Math.min(limit, end + LATER_REACH));
            SpdxExpression meaning = license(name, found(words, before).text(), later);
            int earlier = versionBefore(name, words, before, floor);
            if (earlier >= 0 && orIn(words, earlier, before)) {
                SpdxExpression other = license(name, found(words, earlier).text(), false);
                meaning = other.equals(meaning) ? meaning : new SpdxExpression.Or(List.of(other, meaning));
            }
            return new Mention(name, meaning, true, raised(weight), earlier < 0 ? before : earlier, end);
        }
        return new Mention(name, name.unversioned(), false, weight, first, end);
    }

    /** With its version a short name is unmistakable, and one of a few letters a name at all. */
    private static LexiconEntry.Weight raised(LexiconEntry.Weight weight) {
        return switch (weight) {
            case FULL, SHORT -> LexiconEntry.Weight.FULL;
            case BRIEF -> LexiconEntry.Weight.SHORT;
            case FIELD -> LexiconEntry.Weight.FIELD;
        };
    }

    private Mention withoutVersions(
            LicenseName name, LexiconEntry.Weight weight, Words words, int first, int end, int limit) {
        boolean isSingle = name.unversioned() instanceof SpdxExpression.License license
                && license.id().endsWith("-only")
                && laterIn(words, end, Math.min(limit, end + LATER_REACH));
        SpdxExpression meaning = isSingle ? orLater(name.unversioned()) : name.unversioned();
        return new Mention(name, meaning, name.isExact(), weight, first, end);
    }

    private Versions.Version found(Words words, int at) {
        Versions.Version version = versions.find(words.hash(at));
        if (version == null) {
            throw new IllegalStateException("no version at word " + at);
        }
        return version;
    }

    private Mention versioned(
            LicenseName name,
            Versions.Version version,
            LexiconEntry.Weight weight,
            Words words,
            int first,
            int end,
            int limit) {
        int reach = Math.min(limit, end + LATER_REACH);
        int next = nextVersion(name, words, end, reach);
        boolean later = version.orLater() || laterIn(words, end, next >= 0 ? next : reach);
        SpdxExpression meaning = license(name, version.text(), later);
        if (next >= 0 && orIn(words, end, next)) {
            SpdxExpression other =
                    license(name, found(words, next).text(), found(words, next).orLater());
            SpdxExpression both = other.equals(meaning) ? meaning : new SpdxExpression.Or(List.of(meaning, other));
            return new Mention(name, both, true, raised(weight), first, next + 1);
        }
        return new Mention(name, meaning, true, raised(weight), first, later ? laterEnd(words, end, reach) : end);
    }

    /** The word with the version behind a name: near it a bare number will do, further off it must be called version. */
    private int versionAfter(LicenseName name, Words words, int end, int limit) {
        int reach = Math.min(limit, end + FAR);
        for (int i = end; i < reach && !ContextWords.STOP.contains(words.hash(i)); i++) {
            Versions.Version version = versions.find(words.hash(i));
            if (version != null && name.version(version.text()) != null) {
                boolean introduced = i > 0 && ContextWords.VERSION.contains(words.hash(i - 1));
                if (introduced || version.isMarked() || i - end < NEAR) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int versionBefore(LicenseName name, Words words, int first, int floor) {
        int lowest = Math.max(floor, first - BACK);
        for (int i = first - 1; i >= lowest; i--) {
            Versions.Version version = versions.find(words.hash(i));
            if (version != null) {
                boolean introduced = i > floor && ContextWords.VERSION.contains(words.hash(i - 1));
                return (introduced || version.isMarked()) && name.version(version.text()) != null ? i : -1;
            }
            if (!ContextWords.BEFORE_NAME.contains(words.hash(i))) {
                return -1;
            }
        }
        return -1;
    }

    /** A second version of the same licence, introduced as one, with an "or" before it. */
    private int nextVersion(LicenseName name, Words words, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            Versions.Version version = versions.find(words.hash(i));
            if (version != null && name.version(version.text()) != null) {
                boolean near = i <= from + 2 && ContextWords.OR.contains(words.hash(i - 1));
                boolean introduced = version.isMarked() || ContextWords.VERSION.contains(words.hash(i - 1));
                return near || introduced ? i : -1;
            }
        }
        return -1;
    }

    private static boolean orIn(Words words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (ContextWords.OR.contains(words.hash(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean laterIn(Words words, int from, int to) {
        return laterEnd(words, from, to) > from;
    }

    /** One past the word that says "later", with an "or" or "any" before it; {@code from} if none does. */
    private static int laterEnd(Words words, int from, int to) {
        if (from < to && ContextWords.PLUS.contains(words.hash(from))) {
            return from + 1;
        }
        for (int i = from + 1; i < to; i++) {
            if (ContextWords.LATER.contains(words.hash(i)) && ContextWords.BEFORE_LATER.contains(words.hash(i - 1))) {
                return i + 1;
            }
        }
        return from;
    }

    private static SpdxExpression license(LicenseName name, String version, boolean later) {
        SpdxExpression license = name.version(version);
        if (license == null) {
            throw new IllegalStateException(name.name() + " has no version " + version);
        }
        return later && name.isGnu() ? orLater(license) : license;
    }

    /** {@code X-or-later} of {@code X-only}. */
    private static SpdxExpression orLater(SpdxExpression license) {
        try {
            return SpdxExpressionParser.parse(license + "+");
        } catch (SpdxSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
