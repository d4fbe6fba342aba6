package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One reference.
 *
 * @param name full name, one character for each byte (ISO-8859-1), because git's names have no charset
 * @param id the object that it names; null if it is symbolic
 * @param target the reference that it stands for, in the same form; null if it names an object
 */
record Ref(String name, @Nullable ObjectHash id, @Nullable String target) {

    static Ref direct(String name, ObjectHash id) {
        return new Ref(name, id, null);
    }

    static Ref symbolic(String name, String target) {
        return new Ref(name, null, target);
    }

    /** A name as the bytes that git has. */
    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes as a name. */
    static String name(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A name for people and columns: read as UTF-8. */
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
