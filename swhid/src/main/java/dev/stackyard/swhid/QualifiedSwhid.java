package dev.stackyard.swhid;

import org.jspecify.annotations.Nullable;

/**
 * A SWHID with its context (ISO/IEC 18670 section 6): where the object was found, and which part of it is meant.
 *
 * <p>{@link #parse} takes any combination of well-formed qualifiers, as swh-model does; {@link #conforming} drops those
 * that the standard tells readers to ignore. {@link #toString} prints them in the standard's canonical order.
 *
 * @param core the object
 * @param origin URI of the repository, not escaped
 * @param visit the snapshot in which it was found
 * @param anchor the directory, revision, release or snapshot that {@code path} starts from
 * @param path absolute path from the anchor's root, not escaped; a byte that is not part of valid UTF-8 stands as a lone
 *     surrogate U+DC80 to U+DCFF
 * @param fragment the lines or bytes that are meant
 */
public record QualifiedSwhid(
        Swhid core,
        @Nullable String origin,
        @Nullable Swhid visit,
        @Nullable Swhid anchor,
        @Nullable String path,
        @Nullable Fragment fragment) {

    public QualifiedSwhid {
        if (visit != null && visit.type() != ObjectType.SNAPSHOT) {
            throw new IllegalArgumentException("visit must be a snapshot (snp), got " + visit);
        }
        if (anchor != null && anchor.type() == ObjectType.CONTENT) {
            throw new IllegalArgumentException("anchor must not be a content (cnt), got " + anchor);
        }
        if (path != null && !path.startsWith("/")) {
            throw new IllegalArgumentException("path must start with '/', got " + path);
        }
    }

    /** An identifier without qualifiers. */
    public static QualifiedSwhid of(Swhid core) {
        return new QualifiedSwhid(core, null, null, null, null, null);
    }

    public QualifiedSwhid withOrigin(@Nullable String newOrigin) {
        return new QualifiedSwhid(core, newOrigin, visit, anchor, path, fragment);
    }

    public QualifiedSwhid withVisit(@Nullable Swhid newVisit) {
        return new QualifiedSwhid(core, origin, newVisit, anchor, path, fragment);
    }

    public QualifiedSwhid withAnchor(@Nullable Swhid newAnchor) {
        return new QualifiedSwhid(core, origin, visit, newAnchor, path, fragment);
    }

    public QualifiedSwhid withPath(@Nullable String newPath) {
        return new QualifiedSwhid(core, origin, visit, anchor, newPath, fragment);
    }

    public QualifiedSwhid withFragment(@Nullable Fragment newFragment) {
        return new QualifiedSwhid(core, origin, visit, anchor, path, newFragment);
    }

    /**
     * Reads an identifier with any number of qualifiers, in any order.
     *
     * @throws SwhidFormatException naming the first wrong character: an unknown or repeated qualifier, a value that its
     *     qualifier does not allow, white space
     */
    public static QualifiedSwhid parse(String text) {
        int coreEnd = text.indexOf(';');
        Swhid core = Swhid.parse(text, 0, coreEnd < 0 ? text.length() : coreEnd);
        return coreEnd < 0 ? of(core) : new QualifierParser(text, coreEnd).parse(core);
    }

    /**
     * This identifier without the qualifiers that section 6 tells readers to ignore: a visit without an origin, an anchor
     * without a path, a fragment of something that is not a content.
     */
    public QualifiedSwhid conforming() {
        return new QualifiedSwhid(
                core,
                origin,
                origin == null ? null : visit,
                path == null ? null : anchor,
                path,
                core.type() == ObjectType.CONTENT ? fragment : null);
    }

    /** The canonical text: origin, visit, anchor, path, then lines or bytes. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(core.toString());
        append(out, "origin", origin == null ? null : PercentCoding.encodeOrigin(origin));
        append(out, "visit", visit);
        append(out, "anchor", anchor);
        append(out, "path", path == null ? null : PercentCoding.encodePath(path));
        if (fragment != null) {
            append(out, fragment.unit().qualifier(), fragment);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String qualifier, @Nullable Object value) {
        if (value != null) {
            out.append(';').append(qualifier).append('=').append(value);
        }
    }
}
