package dev.stackyard.dedup;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The corpora that a corpus is compared with: what they keep counts as kept already. They are read and never written, nor
 * locked. A row of theirs counts unless one of the verdict layers, or their own {@code duplicates}, drops it, as far as they
 * have these layers.
 */
final class OtherCorpora {

    private final DuplicatesSettings settings;

    OtherCorpora(DuplicatesSettings settings) {
        this.settings = settings;
    }

    /**
     * Their parts; the user is told if signatures cannot be used as they are.
     *
     * @throws UserException if one of them is the corpus itself
     */
    LinkedParts parts(Corpus own, Progress progress) throws IOException {
        List<OtherPart> parts = new ArrayList<>();
        for (String location : settings.against()) {
            Corpus corpus = Corpus.existing(Storages.of(location));
            if (corpus.storage().location().equals(own.storage().location())) {
                throw new UserException("against names the corpus itself, " + location
                        + ": everything would be a duplicate; name another one");
            }
            List<String> verdicts = verdictLayers(corpus);
            int unsigned = 0;
            for (PartId part : corpus.parts()) {
                boolean signed = isSigned(corpus, part);
                unsigned += signed ? 0 : 1;
                parts.add(new OtherPart(location, part.number(), signed, verdicts));
            }
            if (unsigned > 0) {
                progress.note(unsignedNote(corpus, unsigned));
            }
        }
        return new LinkedParts(List.copyOf(parts));
    }

    /** What decides which of their rows count and what they say: a change makes the outcome stale. */
    List<String> fingerprints() {
        List<String> fingerprints = new ArrayList<>();
        try {
            for (String location : settings.against()) {
                Corpus corpus = Corpus.existing(Storages.of(location));
                List<String> layers = new ArrayList<>(List.of(FilesLayer.NAME, ContentsLayer.NAME));
                layers.addAll(verdictLayers(corpus));
                if (!settings.acrossLanguages()) {
                    layers.add(LanguagesLayer.NAME);
                }
                StringBuilder stamps = new StringBuilder();
                for (PartId part : corpus.parts()) {
                    for (String layer : layers) {
                        stamps.append(layer)
                                .append(part)
                                .append(corpus.stamp(layer, part).map(LayerStamp::fingerprint))
                                .append('\n');
                    }
                }
                fingerprints.add(Fingerprints.ofText(stamps.toString()));
            }
        } catch (IOException e) {
            throw new UserException("cannot read a corpus to compare with: " + e.getMessage(), e);
        }
        return fingerprints;
    }

    private List<String> verdictLayers(Corpus corpus) throws IOException {
        List<String> layers = new ArrayList<>(settings.verdictLayers());
        layers.add(DuplicatesLayer.NAME);
        List<PartId> parts = corpus.parts();
        List<String> complete = new ArrayList<>();
        for (String layer : layers) {
            if (corpus.parts(layer).containsAll(parts)) {
                complete.add(layer);
            }
        }
        return List.copyOf(complete);
    }

    private boolean isSigned(Corpus corpus, PartId part) throws IOException {
        Optional<LayerStamp> stamp = corpus.stamp(SignaturesLayer.NAME, part);
        return stamp.isPresent() && SignaturesStage.made(stamp.get(), settings.signatures());
    }

    private static String unsignedNote(Corpus corpus, int parts) throws IOException {
        boolean any = !corpus.parts(SignaturesLayer.NAME).isEmpty();
        String location = corpus.storage().location();
        return location
                + (any ? ": its signatures were made with other settings" : " has no signatures")
                + ", so the text of " + parts + (parts == 1 ? " part" : " parts")
                + " is signed again for this run; to reuse them, run stackyard dedup --corpus " + location
                + " with the settings of this run once";
    }
}
