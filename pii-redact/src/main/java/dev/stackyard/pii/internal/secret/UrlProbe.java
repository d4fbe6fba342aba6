package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.Mask;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.Weight;
import java.util.List;

/**
 * Finds passwords and tokens in the user information of a URL (RFC 3986, section 3.2.1): {@code scheme://user:password@host}
 * and {@code https://token@host}.
 */
final class UrlProbe implements Probe {

    static final String PASSWORD_RULE = "url-password";
    static final String TOKEN_RULE = "url-token";

    /** The end of a scheme, which is a letter or digit, and what follows it. */
    static final List<String> KEYWORDS = Keywords.expand("[a-z0-9]://");

    private static final ByteSet ENDS_AUTHORITY = ByteSet.of(" \t\r\n\"'`<>/\\\\?#|");
    private static final int LONGEST_AUTHORITY = 400;
    private static final int SHORTEST_PASSWORD = 4;
    private static final int SHORTEST_TOKEN = 20;
    private static final double TOKEN_ENTROPY = 3.0;

    @Override
    public void probe(SecretScan scan, int start, int end) {
        Text text = scan.text();
        int colon = -1;
        int at = -1;
        int limit = Math.min(text.end(), end + LONGEST_AUTHORITY);
        for (int i = end; i < limit && !ENDS_AUTHORITY.has(text.bytes()[i]); i++) {
            if (text.at(i) == '@') {
                at = i;
            } else if (text.at(i) == ':' && colon < 0) {
                colon = i;
            }
        }
        if (at < 0) {
            return;
        }
        if (colon > 0 && colon < at) {
            if (isPassword(text, colon + 1, at)) {
                scan.addCredential(colon + 1, at, PASSWORD_RULE, Mask.PASSWORD, Weight.PATTERN);
            }
        } else if (isToken(text.bytes(), end, at)) {
            scan.addCredential(end, at, TOKEN_RULE, Mask.KEY, Weight.PATTERN);
        }
    }

    private static boolean isPassword(Text text, int from, int to) {
        byte[] bytes = text.bytes();
        if (to - from < SHORTEST_PASSWORD || Placeholders.isPlaceholder(bytes, from, to)) {
            return false;
        }
        boolean imageDigest = text.containsIgnoreCase(to, to + "@sha256:".length(), "@sha256:");
        ValueShape shape = ValueShape.of(bytes, from, to);
        boolean word = shape.letters() == shape.length() && !BigramModel.looksRandom(bytes, from, to);
        boolean call =
                Ascii.indexOf((byte) '(', bytes, from, to) < to || Ascii.indexOf((byte) '{', bytes, from, to) < to;
        return !imageDigest && !call && !(word && isDocumentation(text, to + 1));
    }

    /** Whether the host is one that RFC 2606 reserves, where no password opens anything. */
    private static boolean isDocumentation(Text text, int host) {
        return text.containsIgnoreCase(host, host + LONGEST_AUTHORITY / 4, "example.");
    }

    private static boolean isToken(byte[] bytes, int from, int to) {
        ValueShape shape = ValueShape.of(bytes, from, to);
        return shape.length() >= SHORTEST_TOKEN
                && shape.digits() > 0
                && shape.letters() > 0
                && (shape.isHexKey() || BigramModel.looksRandom(bytes, from, to))
                && Entropy.bitsPerByte(bytes, from, to) >= TOKEN_ENTROPY
                && !Placeholders.isPlaceholder(bytes, from, to);
    }
}
