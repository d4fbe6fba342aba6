package dev.stackyard.tokenize;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.Selection;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Which layers a corpus has: what {@link KeptRows} must know, and a corpus is asked for once.
 *
 * @param judging those that can drop rows
 * @param present all
 */
record KeptLayers(List<String> judging, Set<String> present) implements Serializable {

    KeptLayers {
        judging = List.copyOf(judging);
        present = Set.copyOf(present);
    }

    static KeptLayers of(Corpus corpus) throws IOException {
        return new KeptLayers(Selection.of(corpus).layers(), Set.copyOf(corpus.layers()));
    }

    KeptRows rows(Corpus corpus) {
        return new KeptRows(corpus, Selection.over(judging), present);
    }
}
