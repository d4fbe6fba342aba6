package dev.stackyard.corpus.render;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is put out of the data set that a Kaggle notebook works on (arXiv 2402.19173 section 5.4):
 *
 * <pre>
 * &lt;jupyter_text&gt;TITLE\nDESCRIPTION\nKaggle dataset identifier: OWNER/NAME
 * </pre>
 *
 * and for each file that the notebook reads and whose schema is known
 *
 * <pre>
 * &lt;jupyter_code&gt;import pandas as pd\n\ndf = pd.read_csv('PATH')\ndf.info()&lt;jupyter_output&gt;SCHEMA&lt;jupyter_text&gt;Examples:\nROWS
 * </pre>
 *
 * Lines of which nothing is known are left out; the paper's code would not run without the quotes around the path, so it has them
 * here.
 */
final class KaggleDataset {

    private KaggleDataset() {}

    /** Whether anything is known. */
    static boolean isKnown(RowText row) {
        return Stream.of(Role.DATASET_TITLE, Role.DATASET_DESCRIPTION)
                .anyMatch(role -> row.passages(role).findAny().isPresent());
    }

    /** Puts out what is known, from {@code <jupyter_text>} on. */
    static void write(RowText row, RenderSink sink) throws IOException {
        sink.control(ControlTokens.JUPYTER_TEXT);
        sink.text(ByteSlice.utf8(Stream.of(
                        first(row, Role.DATASET_TITLE),
                        first(row, Role.DATASET_DESCRIPTION),
                        first(row, Role.DATASET_NAME).map(name -> "Kaggle dataset identifier: " + name))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"))));
        for (Passage passage : row.passages()) {
            writeOfFile(row, passage, sink);
        }
    }

    private static void writeOfFile(RowText row, Passage passage, RenderSink sink) throws IOException {
        String text = row.string(passage);
        switch (passage.role()) {
            case DATA_PATH -> {
                sink.control(ControlTokens.JUPYTER_CODE);
                sink.text(ByteSlice.utf8("import pandas as pd\n\ndf = pd.read_csv('" + text + "')\ndf.info()"));
            }
            case DATA_SCHEMA -> {
                sink.control(ControlTokens.JUPYTER_OUTPUT);
                sink.text(ByteSlice.utf8(text));
            }
            case DATA_EXAMPLES -> {
                sink.control(ControlTokens.JUPYTER_TEXT);
                sink.text(ByteSlice.utf8("Examples:\n" + text));
            }
            default -> {} // of the notebook itself
        }
    }

    private static Optional<String> first(RowText row, Role role) {
        return row.passages(role).findFirst().map(row::string);
    }
}
