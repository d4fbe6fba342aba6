package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;

/**
 * Tells digests from keys by what stands around them. BigCode's filters ask the same two questions: whether {@code sha},
 * {@code md5}, {@code hash} or {@code byte} stands before the value on its line ({@code is_hash}), and whether {@code sha}
 * or {@code hash} occurs more often in the file than in 2 % of its lines ({@code file_has_hashes}).
 */
final class HashContext {

    private static final String[] LINE_WORDS = {
        "sha",
        "md5",
        "hash",
        "byte",
        "checksum",
        "digest",
        "integrity",
        "commit",
        "revision",
        "fingerprint",
        "etag",
        "crc"
    };
    private static final double SHARE_OF_LINES = 0.02;
    private static final int WINDOW = 200;
    private static final int LONGEST_COUNTED = 1 << 20;

    private HashContext() {}

    /**
     * Whether the value of an assignment, which is as long as a digest, is one. The file as a whole is asked only if the name
     * is vague: an {@code apiKey} is one in a page full of integrity hashes, too.
     */
    static boolean around(Text text, Assignment assignment, SecretName name) {
        int lineStart = text.lineStart(assignment.nameStart(), WINDOW);
        for (String word : LINE_WORDS) {
            if (text.containsIgnoreCase(lineStart, assignment.valueStart(), word)) {
                return true;
            }
        }
        return name == SecretName.VAGUE && fileIsFullOfHashes(text);
    }

    private static boolean fileIsFullOfHashes(Text text) {
        int end = Math.min(text.end(), text.start() + LONGEST_COUNTED);
        int lines = 0;
        int sha = 0;
        int hash = 0;
        for (int i = text.start(); i + 4 <= end; i++) {
            int c = text.at(i) | 0x20;
            lines += text.at(i) == '\n' ? 1 : 0;
            sha += c == 's' && Ascii.matchesIgnoreCase(text.bytes(), i, "sha") ? 1 : 0;
            hash += c == 'h' && Ascii.matchesIgnoreCase(text.bytes(), i, "hash") ? 1 : 0;
        }
        int most = (int) (SHARE_OF_LINES * lines);
        return sha > most || hash > most;
    }
}
