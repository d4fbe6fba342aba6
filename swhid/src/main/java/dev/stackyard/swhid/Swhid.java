package dev.stackyard.swhid;

/**
 * A core SoftWare Hash IDentifier, version 1 (ISO/IEC 18670 section 5): {@code swh:1:cnt:} and 40 hex digits, say.
 *
 * @param type what it identifies
 * @param hash the object's intrinsic identifier
 */
public record Swhid(ObjectType type, ObjectHash hash) {

    /** What every identifier of this version begins with. */
    static final String PREFIX = "swh:1:";

    private static final int TAG_END = PREFIX.length() + 3;

    /** Characters in a core identifier. */
    static final int LENGTH = TAG_END + 1 + ObjectHash.HEX_DIGITS;

    /** The identifier of a content. */
    public static Swhid content(ObjectHash hash) {
        return new Swhid(ObjectType.CONTENT, hash);
    }

    /**
     * Reads a core identifier: lower case, no white space, no qualifiers.
     *
     * @throws SwhidFormatException naming the first wrong character
     */
    public static Swhid parse(String text) {
        return parse(text, 0, text.length());
    }

    /** Reads the core identifier that {@code text} has from {@code start} to {@code end}. */
    static Swhid parse(String text, int start, int end) {
        expect(text, start, end, "swh:", "expected the scheme 'swh:'");
        expect(text, start + 4, end, "1:", "expected the version '1:'");
        ObjectType type = parseType(text, start + PREFIX.length(), end);
        expect(text, start + TAG_END, end, ":", "expected ':'");
        return new Swhid(type, ObjectHash.parse(text, start + TAG_END + 1, end));
    }

    private static void expect(String text, int from, int end, String token, String problem) {
        for (int i = 0; i < token.length(); i++) {
            if (from + i >= end || text.charAt(from + i) != token.charAt(i)) {
                throw new SwhidFormatException(text, Math.min(from + i, end), problem);
            }
        }
    }

    private static ObjectType parseType(String text, int from, int end) {
        for (ObjectType type : ObjectType.values()) {
            if (from + type.tag().length() <= end && text.startsWith(type.tag(), from)) {
                return type;
            }
        }
        throw new SwhidFormatException(text, Math.min(from, end), "expected cnt, dir, rev, rel or snp");
    }

    /** This identifier without any qualifier. */
    public QualifiedSwhid qualified() {
        return QualifiedSwhid.of(this);
    }

    /** The canonical text, 50 characters. */
    @Override
    public String toString() {
        return PREFIX + type.tag() + ':' + hash.hex();
    }
}
