package dev.stackyard.licenses.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The data files of this module. Lines that begin with {@code #} and blank lines are comments. */
public final class Resources {

    private static final String DIRECTORY = "/dev/stackyard/licenses/";

    private Resources() {}

    /**
     * The lines of a data file, without comments and blank lines.
     *
     * @param name file name in the module's resource directory; one that ends in {@code .gz} is decompressed
     */
    public static List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " of this build is damaged", e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Resources.class.getResourceAsStream(DIRECTORY + name);
        if (in == null) {
            throw new IllegalStateException("resource " + DIRECTORY + name + " is missing from this build");
        }
        return name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
