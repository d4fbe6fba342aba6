package dev.stackyard.languages.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads this module's resources, which {@code languages/data/update.sh} made. */
public final class Resources {

    private static final String DIRECTORY = "/dev/stackyard/languages/";

    private Resources() {}

    /** The lines of a UTF-8 text resource. */
    public static List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    /** The bytes of a resource. */
    public static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(DIRECTORY + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name, e);
        }
    }
}
