package dev.stackyard.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The golden table that The Stack v2's own functions wrote, see {@code oracle/golden.py}. */
public final class Golden {

    private Golden() {}

    /** One object per text: {@code text}, {@code signature}, {@code sum}, {@code cluster}. */
    public static List<JsonNode> lines() throws IOException {
        return new ObjectMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(Objects.requireNonNull(Golden.class.getResource("bigcode/golden.jsonl")))
                .readAll();
    }
}
