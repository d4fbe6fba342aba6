package dev.stackyard.licenses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Licence texts as the SPDX list prints them, for tests. */
public final class SpdxTexts {

    private SpdxTexts() {}

    /** The text of a licence. */
    public static String text(String id) {
        try (InputStream in = SpdxTexts.class.getResourceAsStream("/resources/stdlicenses/" + id + ".json")) {
            JsonNode json = new ObjectMapper().readTree(in);
            return json.get("licenseText").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
