package dev.stackyard.pii.internal.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Fills in the examples of the rule files, so that the files themselves hold nothing that looks like a secret. {@code
 * {alphabet:length:seed}} is random text, the same for the same seed; the rest is listed in {@link #expand(String, int, long)}.
 */
final class ExampleText {

    private static final Pattern PART = Pattern.compile("\\{([A-Za-z0-9]+):([^:{}\\s]*)(?::(\\d+))?}");
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String BASE62 = DIGITS + UPPER + LOWER;

    private ExampleText() {}

    /** The example with all its parts in braces made up. */
    static String expand(String example) {
        return PART.matcher(example).replaceAll(part -> java.util.regex.Matcher.quoteReplacement(expand(part)));
    }

    private static String expand(MatchResult part) {
        String kind = part.group(1);
        if (kind.equals("repeat")) {
            return part.group(2).repeat(Integer.parseInt(part.group(3)));
        }
        int first = Integer.parseInt(part.group(2));
        return part.group(3) == null ? expand(kind, 0, first) : expand(kind, first, Long.parseLong(part.group(3)));
    }

    private static String expand(String kind, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 7919 + length);
        return switch (kind) {
            case "base62" -> draw(BASE62, length, random);
            case "base64" -> draw(BASE62 + "+/", length, random);
            case "base64url" -> draw(BASE62 + "-_", length, random);
            case "base58" -> draw(BASE62.replaceAll("[0OIl]", ""), length, random);
            case "base32" -> draw(UPPER + "234567", length, random);
            case "bech32" -> draw("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", length, random);
            case "bcrypt" -> draw(BASE62 + "./", length, random);
            case "hex" -> draw(DIGITS + "abcdef", length, random);
            case "HEX" -> draw(DIGITS + "ABCDEF", length, random);
            case "letters" -> draw(LOWER + UPPER, length, random);
            case "lower36" -> draw(DIGITS + LOWER, length, random);
            case "upper36" -> draw(DIGITS + UPPER, length, random);
            case "digits" -> draw(DIGITS, length, random);
            case "nonA" -> draw(BASE62.replace("A", ""), length, random);
            case "uuid" -> uuid(draw(DIGITS + "abcdef", 32, random));
            case "uuid4" ->
                uuid(draw(DIGITS + "abcdef", 12, random) + "4" + draw("abcdef", 3, random) + "9"
                        + draw(DIGITS + "abcdef", 15, random));
            case "crc32" -> checked(draw(BASE62, 30, random));
            case "basic" -> base64("jane" + draw(DIGITS, 2, random) + ":" + draw(BASE62, 14, random));
            case "jwt" ->
                base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").replace("=", "")
                        + "."
                        + base64("{\"sub\":\"" + draw(DIGITS, 10, random) + "\"}")
                                .replace("=", "")
                        + "." + draw(BASE62 + "-_", 43, random);
            case "discord" ->
                base64("1" + draw(DIGITS, 17, random)) + "." + "G" + draw(BASE62, 5, random) + "."
                        + draw(BASE62 + "-_", 38, random);
            default -> throw new IllegalArgumentException("examples know no " + kind);
        };
    }

    private static String draw(String alphabet, int length, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String uuid(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** GitHub's and npm's check sum behind 30 characters. */
    private static String checked(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long value = sum.getValue();
        for (int i = 0; i < 6; i++) {
            digits.append(BASE62.charAt((int) (value % 62)));
            value /= 62;
        }
        return body + digits.reverse();
    }
}
