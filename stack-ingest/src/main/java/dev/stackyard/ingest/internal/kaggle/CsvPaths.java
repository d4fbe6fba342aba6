package dev.stackyard.ingest.internal.kaggle;

import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that a notebook reads with {@code read_csv("../input/...")} (bigcode-project/the-stack-v2 {@code
 * kaggle/retrieve_kaggle_datasets.py}): calls with a string as first argument, whose path leads into Kaggle's input directory. Linear.
 */
final class CsvPaths {

    private static final String CALL = "read_csv(";
    private static final List<String> INPUTS = List.of("../input/", "kaggle/input/");
    private static final String ENDING = ".csv";

    /** Characters that a path may have; a longer one is none. */
    private static final int LONGEST_PATH = 1_000;

    private CsvPaths() {}

    /**
     * A file that is read.
     *
     * @param written as in the code
     * @param fromInput from Kaggle's input directory, such as {@code titanic/train.csv}
     */
    record Found(String written, String fromInput) {}

    /** In the order of the first reading, each once. */
    static List<Found> in(@Nullable Reading notebook) {
        Map<String, Found> found = new LinkedHashMap<>();
        if (notebook != null) {
            for (Passage passage : notebook.passages()) {
                if (passage.role() == Role.CODE) {
                    find(notebook.of(passage).decodeUtf8(), found);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static void find(String code, Map<String, Found> found) {
        for (int call = code.indexOf(CALL); call >= 0; call = code.indexOf(CALL, call + 1)) {
            String path = firstString(code, call + CALL.length());
            String fromInput = path == null ? null : fromInput(path);
            if (path != null && fromInput != null && found.size() < KaggleDataset.MOST_FILES) {
                found.putIfAbsent(fromInput, new Found(path, fromInput));
            }
        }
    }

    /** The string that begins at a place, spaces aside; null if none does, or it has escapes or quotes. */
    private static @Nullable String firstString(String code, int from) {
        int start = from;
        while (start < code.length() && Character.isWhitespace(code.charAt(start)) && start - from < LONGEST_PATH) {
            start++;
        }
        if (start == code.length() || "\"'".indexOf(code.charAt(start)) < 0) {
            return null;
        }
        for (int end = start + 1; end < code.length() && end - start <= LONGEST_PATH; end++) {
            char each = code.charAt(end);
            if (each == code.charAt(start)) {
                return code.substring(start + 1, end);
            }
            if (each == '\\' || each == '\n' || each == '"' || each == '\'') {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String fromInput(String path) {
        for (String input : INPUTS) {
            int at = path.indexOf(input);
            int end = path.lastIndexOf(ENDING);
            if (at >= 0 && end > at + input.length()) {
                String file = path.substring(at + input.length(), end + ENDING.length());
                boolean nested = file.indexOf('/') > 0 && !file.contains("//") && !file.endsWith("/" + ENDING);
                return nested ? file : null;
            }
        }
        return null;
    }
}
