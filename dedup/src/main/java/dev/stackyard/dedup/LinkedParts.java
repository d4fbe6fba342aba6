package dev.stackyard.dedup;

import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.flow.FlowTask;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts whose rows are linked: those of the corpus, and those of corpora that it is compared with, which have numbers of
 * their own from {@link #FIRST_OF_OTHERS} on. Travels to where tasks run.
 *
 * @param others in the order of their numbers
 */
record LinkedParts(List<OtherPart> others) implements Serializable {

    /** No corpus has that many parts; rows of other corpora come after all rows of this one. */
    static final int FIRST_OF_OTHERS = 1 << 29;

    /**
     * A part, opened.
     *
     * @param other what is known of it if it is not the corpus's own
     */
    record Source(Corpus corpus, PartId part, @Nullable OtherPart other) {}

    /** All of them. */
    List<PartId> all(Corpus own) throws IOException {
        List<PartId> all = new ArrayList<>(own.parts());
        for (int i = 0; i < others.size(); i++) {
            all.add(new PartId(FIRST_OF_OTHERS + i));
        }
        return all;
    }

    long rowCount(Corpus own) throws IOException {
        long rows = 0;
        for (PartId part : own.parts()) {
            rows += own.rowCount(part);
        }
        return rows;
    }

    /** Whether all signatures are on disk already. */
    boolean allSigned() {
        return others.stream().allMatch(OtherPart::signed);
    }

    static boolean isOther(PartId part) {
        return part.number() >= FIRST_OF_OTHERS;
    }

    /** The part of a task. */
    Source source(FlowTask task) {
        if (!isOther(task.part())) {
            return new Source(task.corpus(), task.part(), null);
        }
        OtherPart other = others.get(task.part().number() - FIRST_OF_OTHERS);
        return new Source(Corpus.at(Storages.of(other.location())), new PartId(other.number()), other);
    }
}
