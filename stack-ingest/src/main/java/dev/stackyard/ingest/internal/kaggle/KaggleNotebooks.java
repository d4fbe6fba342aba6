package dev.stackyard.ingest.internal.kaggle;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.TextDecoder;
import dev.stackyard.ingest.TextKind;
import dev.stackyard.ingest.internal.FileContent;
import dev.stackyard.ingest.internal.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes contents of notebooks: with what is known of their data sets before them. */
public final class KaggleNotebooks {

    private KaggleNotebooks() {}

    /** The number of a notebook, which Meta Kaggle Code names its file by: {@code 0000/0123/123456.ipynb}; -1 if it has none. */
    public static long number(SourceFile file) {
        String path = new String(file.path(), StandardCharsets.UTF_8);
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return CsvTable.number(dot < 0 ? name : name.substring(0, dot)).orElse(-1);
    }

    /** The content of a notebook's row; nothing if the file is no text. */
    public static Optional<String> content(SourceFile file, KaggleFacts facts) {
        if ((file.mode() & SourceFile.TYPE) != SourceFile.REGULAR
                || !(file.content() instanceof FileContent.Whole whole)) {
            return Optional.empty();
        }
        TextKind kind = TextKind.of(whole.bytes());
        Optional<ByteSlice> text = kind.stub() != null
                ? Optional.empty()
                : TextDecoder.toUtf8(ByteSlice.of(whole.bytes()), kind.charset());
        return text.map(ByteSlice::decodeUtf8)
                .map(notebook -> facts.header(number(file), notebook).before(notebook));
    }
}
