package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.SwhidFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * References in the file {@code packed-refs}: a line {@code <40 hex digits> <name>} for each, comments that begin with
 * {@code #}, and after annotated tags a line {@code ^<id>} that is not needed here.
 */
final class PackedRefs {

    private static final long LARGEST_FILE = 1L << 30;

    private PackedRefs() {}

    /** Adds the references; lines that hold none are passed over. */
    static void read(Path commonDirectory, Map<String, Ref> refs, int most) throws IOException {
        Path file = commonDirectory.resolve("packed-refs");
        if (!Files.isRegularFile(file)) {
            return;
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new RejectedSourceException("has a packed-refs file of more than " + LARGEST_FILE + " bytes");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line, refs);
                if (refs.size() > most) {
                    throw new RejectedSourceException("has more than " + most + " references");
                }
            }
        }
    }

    private static void add(String line, Map<String, Ref> refs) {
        if (line.length() > ObjectHash.HEX_DIGITS + 1 && line.charAt(ObjectHash.HEX_DIGITS) == ' ') {
            try {
                ObjectHash id = ObjectHash.parse(line.substring(0, ObjectHash.HEX_DIGITS));
                String name = line.substring(ObjectHash.HEX_DIGITS + 1);
                refs.put(name, Ref.direct(name, id));
            } catch (SwhidFormatException e) {
                return;
            }
        }
    }
}
