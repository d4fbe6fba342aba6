package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.LayerStage;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.internal.StageStamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did to one layer.
 *
 * @param stage the stage that writes it
 * @param layer the layer
 * @param partsDone parts that were written
 * @param partsUpToDate parts that were up to date before
 * @param rows rows of all parts
 * @param drops rows of all parts by verdict
 */
record StageOutcome(
        String stage, String layer, int partsDone, int partsUpToDate, long rows, SortedMap<String, Long> drops) {

    /** The layers of a corpus as they were at one moment: fingerprints by file. */
    record Snapshot(Map<String, String> fingerprints) {

        static Snapshot of(Corpus corpus) throws IOException {
            Map<String, String> fingerprints = new TreeMap<>();
            for (String layer : corpus.layers()) {
                for (PartId part : corpus.parts(layer)) {
                    fingerprints.put(
                            Corpus.layerFile(layer, part),
                            corpus.stamp(layer, part).orElseThrow().fingerprint());
                }
            }
            return new Snapshot(fingerprints);
        }
    }

    /** What has become of the layers of stages since a snapshot; stages without a layer are left out. */
    static List<StageOutcome> since(Snapshot before, Corpus corpus, List<Stage> stages) throws IOException {
        List<StageOutcome> outcomes = new ArrayList<>();
        for (Stage stage : stages) {
            if (stage instanceof LayerStage layerStage) {
                outcomes.add(
                        of(before, corpus, stage.name(), layerStage.output().layer()));
            }
        }
        return outcomes;
    }

    private static StageOutcome of(Snapshot before, Corpus corpus, String stage, String layer) throws IOException {
        int done = 0;
        int upToDate = 0;
        long rows = 0;
        SortedMap<String, Long> drops = new TreeMap<>();
        for (PartId part : corpus.parts(layer)) {
            String fingerprint = corpus.stamp(layer, part).orElseThrow().fingerprint();
            if (fingerprint.equals(before.fingerprints().get(Corpus.layerFile(layer, part)))) {
                upToDate++;
            } else {
                done++;
            }
            rows += corpus.rowCount(layer, part);
            corpus.dropCounts(layer, part).forEach((rule, count) -> drops.merge(rule, count, Long::sum));
        }
        return new StageOutcome(stage, layer, done, upToDate, rows, drops);
    }

    /** The outcome in words: {@code languages: written, 1,234 rows; drops 5: vendored 3, unknown 2}. */
    String words() {
        String did = partsDone == 0
                ? "was up to date"
                : partsUpToDate == 0
                        ? "written"
                        : "written in " + partsDone + " parts, " + partsUpToDate + " were up to date";
        long dropped = drops.values().stream().mapToLong(n -> n).sum();
        List<String> rules = drops.entrySet().stream()
                .map(drop -> drop.getKey() + " " + Units.count(drop.getValue()))
                .toList();
        return layer + ": " + did + ", " + Units.count(rows) + " rows"
                + (dropped == 0 ? "" : "; drops " + Units.count(dropped) + ": " + String.join(", ", rules));
    }

    /** Layers that were made from something that has changed since, or that lack parts; sorted. */
    static List<String> stale(Corpus corpus) throws IOException {
        List<String> stale = new ArrayList<>();
        for (String layer : corpus.layers()) {
            boolean current = true;
            for (PartId part : corpus.parts()) {
                Optional<LayerStamp> stamp = corpus.stamp(layer, part);
                current &= stamp.isPresent()
                        && new StageStamps(corpus)
                                .changedInputs(stamp.get(), part)
                                .isEmpty();
            }
            if (!current) {
                stale.add(layer);
            }
        }
        return stale;
    }
}
