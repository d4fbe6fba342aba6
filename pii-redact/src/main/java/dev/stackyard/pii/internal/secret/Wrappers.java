package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.Text;
import java.util.Set;

/** Calls around a literal that do not change what it says: {@code Buffer.from("v")}, {@code new SecureString("v")}. */
final class Wrappers {

    private static final ByteSet CALLEE = ByteSet.of("A-Za-z0-9_.:-");
    private static final int LONGEST_CALLEE = 40;

    /** Last words of the callees, in lower case. */
    private static final Set<String> NAMES = Set.of(
            "b64decode",
            "bytes",
            "decode64",
            "encode",
            "from",
            "fromhex",
            "getbytes",
            "literal",
            "of",
            "password",
            "quote",
            "secret",
            "secretstr",
            "securestring",
            "some",
            "str",
            "string",
            "stringliteral",
            "text",
            "token",
            "toutf8",
            "unhexlify");

    private Wrappers() {}

    /** Index of the quote that opens the first argument of such a call at an index; -1 if there is none. */
    static int quoteInside(Text text, int at) {
        int from = at;
        if (text.containsIgnoreCase(at, at + 4, "new ")) {
            from += 4;
        }
        int open = CALLEE.skip(text.bytes(), from, Math.min(text.end(), from + LONGEST_CALLEE));
        if (text.at(open) != '(') {
            return -1;
        }
        int word = open;
        while (word > from && Ascii.isAlphanumeric(text.at(word - 1))) {
            word--;
        }
        int quote = open + 1;
        if (text.at(quote) == 'b') {
            quote++;
        }
        boolean quoted = text.at(quote) == '"' || text.at(quote) == '\'';
        boolean plain = open == from || NAMES.contains(Ascii.lowerCase(text.bytes(), word, open));
        return quoted && plain ? quote : -1;
    }
}
