package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.optout.OptOuts;
import dev.stackyard.corpus.optout.RowOptOuts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the rules of a request about one row after the other. One object per thread and part. */
final class RowMatcher {

    private final RowOptOuts optOuts;
    private @Nullable String repository;
    private @Nullable String url;

    RowMatcher(OptOuts optOuts) {
        this.optOuts = new RowOptOuts(optOuts);
    }

    /** Every rule that means the row, the most particular first. */
    List<String> rules(Row row) {
        String name = row.get(FilesLayer.REPO_NAME);
        String origin = row.find(FilesLayer.REPO_URL);
        if (!name.equals(repository) || !Objects.equals(origin, url)) {
            optOuts.beginRepository();
            repository = name;
            url = origin;
        }
        return Stream.of(optOuts.identifier(row), optOuts.repository(row), optOuts.owner(row))
                .filter(Objects::nonNull)
                .toList();
    }
}
