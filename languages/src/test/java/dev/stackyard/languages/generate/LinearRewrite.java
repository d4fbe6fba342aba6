package dev.stackyard.languages.generate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What stands in {@code heuristics.txt} for a pattern of {@code heuristics.yml} that our engine refuses, because as it is
 * written a match may take more than linear time. Each is equivalent; a test compares them with the originals.
 *
 * @param sha256 of the original's UTF-8, so that a changed original is noticed
 * @param line the whole line that stands for it
 */
record LinearRewrite(String sha256, String line) {

    /**
     * {@code (domain)*+(?:$|\s)} is possessive, that is, it fails when the last domain is followed by neither. So each
     * domain must be followed by a blank or the line's end, and what follows the last must not begin another.
     */
    private static final String HOSTS_FILE = "match (?i)^(?!\\.)(?:\\.?(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\b){4}"
            + "(?:/(?:3[0-2]|[12]?\\d)\\b)?"
            + "(?:[ \\t]+\\w[-\\w]*(?:\\.\\w[-\\w]*)*(?<!-)\\b(?=$|\\s))*"
            + "(?:$|[\\r\\n\\f\\v]|[ \\t]+(?:$|[^\\w \\t]))";

    private static final String ADBLOCK_VERSION = "(?:[Aa]d[Bb]lock(?:[ \\t][Pp]lus)?|u[Bb]lock(?:[ \\t][Oo]rigin)?"
            + "|[Aa]d[Gg]uard)(?:[ \\t]\\d+(?:\\.\\d+)*)?";

    /** The subexpression call is put in; neither possessive loop can eat what has to follow it. */
    private static final String ADBLOCK =
            "match \\A\\[" + ADBLOCK_VERSION + "(?:[ \\t]?;[ \\t]?" + ADBLOCK_VERSION + ")*\\]";

    /** Vim's modeline with nested lookahead has a scanner of its own. */
    private static final String VIM_HELP = "scan vim-help";

    static final List<LinearRewrite> ALL = List.of(
            new LinearRewrite("e065ca943f75b0c17996fa5ebdcbf7e14b095910f1b3fc459f5c1b463838b6c8", VIM_HELP),
            new LinearRewrite("cc094871efc9d2462c256e097bb2319710c032ef680e5af2d16431f1cee5d988", HOSTS_FILE),
            new LinearRewrite("b8b76168e43899473f8905a6252ee44c348547d14330dbd240170e8191103772", ADBLOCK));

    /** What stands for a pattern, if anything does. */
    static Optional<LinearRewrite> find(String original) {
        String digest = sha256(original);
        return ALL.stream().filter(rewrite -> rewrite.sha256.equals(digest)).findFirst();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
