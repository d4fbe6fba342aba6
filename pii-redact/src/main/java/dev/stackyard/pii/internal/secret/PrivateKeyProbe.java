package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import java.util.List;

/**
 * Finds private keys in text armour: PEM (RFC 7468, with PKCS #1, PKCS #8, SEC 1 and OpenSSH inside), OpenPGP (RFC 9580),
 * SSH2 (the four-hyphen form of RFC 4716) and PuTTY's key files. The armour's lines may be broken by real line feeds, by
 * {@code \n} in a string literal, or by the quotes and plus signs of literals strung together. Public keys and certificates are
 * no secret.
 *
 * <p>The whole block is found, armour included. A block without its last line ends where its base64 ends. An armour with
 * next to nothing inside, as in code that parses keys, is none.
 */
final class PrivateKeyProbe implements Probe {

    static final List<String> KEYWORDS = List.of("-----begin", "---- begin", "putty-user-key-file");

    private static final String RULE = "private-key";
    private static final String PUTTY_RULE = "putty-private-key";
    private static final int LONGEST_LABEL = 80;

    /** RSA keys of 16,384 bits take 13 KiB in PEM; OpenPGP keys with pictures and signatures more. */
    private static final int LONGEST_BLOCK = 64 << 10;

    /** An Ed25519 key in PKCS #8 takes 64 characters of base64, the shortest there is. */
    private static final int FEWEST_BASE64 = 40;

    /** What may stand between two characters of base64 before the block counts as ended. */
    private static final int LONGEST_BREAK = 64;

    private static final int MOST_PUTTY_LINES = 400;

    @Override
    public void probe(SecretScan scan, int start, int end) {
        if (scan.isInPrivateKey(start)) {
            return;
        }
        Text text = scan.text();
        if (Ascii.isLetter(text.at(start))) {
            puttyKey(scan, text, start, end);
        } else if (isPrivateLabel(text, end)) {
            armoured(scan, text, start, end);
        }
    }

    private static boolean isPrivateLabel(Text text, int from) {
        int end = from;
        while (end < from + LONGEST_LABEL && (Ascii.isAlphanumeric(text.at(end)) || text.at(end) == ' ')) {
            end++;
        }
        return text.at(end) == '-' && text.containsIgnoreCase(from, end, "private key");
    }

    private static void armoured(SecretScan scan, Text text, int start, int labelStart) {
        int limit = (int) Math.min(text.end(), (long) start + LONGEST_BLOCK);
        int bodyStart = hyphens(text, labelStart, limit);
        int last = lastLine(text, bodyStart, limit);
        int bodyEnd = last < 0 ? base64End(text, bodyStart, limit) : last;
        if (!isKey(text.bytes(), bodyStart, bodyEnd)) {
            return;
        }
        int end = last < 0 ? bodyEnd : hyphens(text, last, limit);
        scan.addPrivateKey(start, end, RULE);
    }

    /** Index behind the hyphens that follow a label. */
    private static int hyphens(Text text, int from, int limit) {
        int at = from;
        while (at < limit && text.at(at) == '-') {
            at++;
        }
        while (at < limit && text.at(at) != '-') {
            at++;
        }
        while (at < limit && text.at(at) == '-') {
            at++;
        }
        return at;
    }

    /** Index of the armour's last line; -1 if another block begins before it, or there is none. */
    private static int lastLine(Text text, int from, int limit) {
        int at = Ascii.indexOf((byte) '-', text.bytes(), from, limit);
        while (at < limit) {
            int label = at;
            while (text.at(label) == '-') {
                label++;
            }
            if (label - at >= 4) {
                int word = text.at(label) == ' ' ? label + 1 : label;
                if (text.containsIgnoreCase(word, word + 3, "end")) {
                    return at;
                }
                if (text.containsIgnoreCase(word, word + 5, "begin")) {
                    return -1;
                }
            }
            at = Ascii.indexOf((byte) '-', text.bytes(), label, limit);
        }
        return -1;
    }

    /** One past the last character of base64 in a block that has no last line. */
    private static int base64End(Text text, int from, int limit) {
        int end = from;
        for (int at = from; at < limit && at - end < LONGEST_BREAK; at++) {
            int run = at;
            while (run < limit && isBase64(text.at(run))) {
                run++;
            }
            if (run - at >= FEWEST_BASE64 / 2) {
                end = run;
            }
            at = Math.max(at, run - 1);
        }
        return end;
    }

    /** Whether there is enough base64 in a range, and not all the same character. */
    private static boolean isKey(byte[] bytes, int from, int to) {
        int count = 0;
        long seen = 0;
        for (int i = from; i < to; i++) {
            if (isBase64(bytes[i])) {
                count++;
                seen |= 1L << bytes[i]; // folds capitals and digits, which does no harm here
            }
        }
        return count >= FEWEST_BASE64 && Long.bitCount(seen) >= 12 && !isProse(bytes, from, to);
    }

    /** Whether the longest run of base64 is no longer than a word. */
    private static boolean isProse(byte[] bytes, int from, int to) {
        int longest = 0;
        int run = 0;
        for (int i = from; i < to; i++) {
            run = isBase64(bytes[i]) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest < FEWEST_BASE64 / 2;
    }

    private static boolean isBase64(int c) {
        return Ascii.isAlphanumeric(c) || c == '+' || c == '/';
    }

    private static void puttyKey(SecretScan scan, Text text, int start, int end) {
        boolean hasPrivate = false;
        int at = end;
        for (int line = 0; line < MOST_PUTTY_LINES && at < text.end(); line++) {
            int lineEnd = text.lineEnd(at, LONGEST_BLOCK);
            hasPrivate |= text.containsIgnoreCase(at, lineEnd, "private-lines:");
            if (text.containsIgnoreCase(at, lineEnd, "private-mac:")) {
                if (hasPrivate) {
                    scan.addPrivateKey(start, trimmed(text, lineEnd), PUTTY_RULE);
                }
                return;
            }
            at = lineEnd + 1;
        }
    }

    private static int trimmed(Text text, int lineEnd) {
        return text.at(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
    }
}
