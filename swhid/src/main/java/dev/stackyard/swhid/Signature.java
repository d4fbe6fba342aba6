package dev.stackyard.swhid;

import java.nio.charset.StandardCharsets;

/**
 * Who did something and when, as revisions and releases state it.
 *
 * @param person name and address, such as {@code A <a@example.org>}; a byte that is no valid UTF-8 cannot be said here: hash
 *     the raw payload of such an object with {@link ObjectHasher}
 * @param seconds since 1970-01-01T00:00Z, may be negative
 * @param offset the zone as it is written, such as {@code +0200} or {@code -0000}
 */
public record Signature(String person, long seconds, String offset) {

    byte[] bytes() {
        return (person + ' ' + seconds + ' ' + offset).getBytes(StandardCharsets.UTF_8);
    }
}
