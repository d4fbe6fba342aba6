package dev.stackyard.licenses;

/**
 * One statement of a file about its licence.
 *
 * @param license what it says
 * @param kind how it says it
 * @param score how sure it is, from 0 to 1; of a {@link FindingKind#TEXT} how much of the text agrees
 * @param start first byte of the statement, counted from 0 in the text that was looked at
 * @param end one past its last byte
 * @param rule what found it, such as {@code text:MIT}, {@code name:GPL} or {@code tag}; for people
 */
public record LicenseFinding(SpdxExpression license, FindingKind kind, double score, int start, int end, String rule) {

    /** ScanCode's key for a statement that there is a licence somewhere else. */
    public static final String UNKNOWN_REFERENCE = "LicenseRef-scancode-unknown-license-reference";
    /** ScanCode's key for a tag that names no listed licence. */
    public static final String UNKNOWN_TAG = "LicenseRef-scancode-unknown-spdx";
    /** ScanCode's key for the text of a licence file that is no known licence. */
    public static final String UNKNOWN_TEXT = "LicenseRef-scancode-unknown";

    /** The same at another place. */
    public LicenseFinding movedBy(int bytes) {
        return bytes == 0 ? this : new LicenseFinding(license, kind, score, start + bytes, end + bytes, rule);
    }
}
