package dev.stackyard.languages.internal.classifier;

import org.jspecify.annotations.Nullable;

/** The kinds of comment that run to a closing mark, whatever the language; longer opening marks first. */
enum BlockComment {
    /** Opens and closes at once. */
    C_EMPTY("/**/", "", "COMMENT/*"),
    C_DOC("/**", "*/", "COMMENT/**"),
    C_LOUD("/*!", "*/", "COMMENT/*!"),
    C("/*", "*/", "COMMENT/*"),
    LEAN_DOC("/--", "-/", "COMMENT/-"),
    LEAN("/-", "-/", "COMMENT/-"),
    XML("<!--", "-->", "COMMENT<!--"),
    HASKELL("{-", "-}", "COMMENT{-"),
    OCAML("(*", "*)", "COMMENT(*"),
    PYTHON_DOUBLE("\"\"\"", "\"\"\"", "COMMENT\"\"\""),
    PYTHON_SINGLE("'''", "'''", "COMMENT'''"),
    /** At the start of a line only. */
    ROFF(".ig\n", "..\n", "COMMENT.ig");

    private static final BlockComment[] ALL = values();

    private final String opening;
    private final String closing;
    private final byte[] token;

    BlockComment(String opening, String closing, String token) {
        this.opening = opening;
        this.closing = closing;
        this.token = Tokenizer.ascii(token);
    }

    /** The comment that begins at a position, or null. */
    static @Nullable BlockComment at(byte[] text, int at, int to, boolean lineStart) {
        if ("/<{(\"'.".indexOf(text[at]) < 0) {
            return null;
        }
        for (BlockComment comment : ALL) {
            if (TokenLength.startsWith(text, at, to, comment.opening) && (comment != ROFF || lineStart)) {
                return comment;
            }
        }
        return null;
    }

    String opening() {
        return opening;
    }

    String closing() {
        return closing;
    }

    /** What the comment becomes; not modified. */
    byte[] token() {
        return token;
    }
}
