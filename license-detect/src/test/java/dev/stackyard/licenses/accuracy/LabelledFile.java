package dev.stackyard.licenses.accuracy;

import dev.stackyard.licenses.SpdxExpression;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A text of which somebody else has said what licence it states.
 *
 * @param kind what it is, such as {@code notice} or {@code file}
 * @param name its file name in the suite, which also decides its half
 * @param path the name that it is shown to the detector under
 * @param expected what it states; empty if it states nothing
 */
record LabelledFile(String kind, String name, String path, byte[] text, List<SpdxExpression> expected) {

    /** Whether it belongs to the half that is only measured on: the lowest bit of the SHA-256 of its name is set. */
    boolean isHeldOut() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return (digest[digest.length - 1] & 1) == 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
