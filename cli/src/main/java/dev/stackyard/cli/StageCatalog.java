package dev.stackyard.cli;

import dev.stackyard.cli.rows.ShardSegments;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.index.IndexStage;
import dev.stackyard.curate.ConversationsSettings;
import dev.stackyard.curate.ConversationsStage;
import dev.stackyard.curate.QualitySettings;
import dev.stackyard.curate.QualityStage;
import dev.stackyard.curate.VersionsStage;
import dev.stackyard.dedup.DuplicatesSettings;
import dev.stackyard.dedup.DuplicatesStage;
import dev.stackyard.dedup.RepetitionSettings;
import dev.stackyard.dedup.RepetitionStage;
import dev.stackyard.dedup.SignaturesStage;
import dev.stackyard.ingest.IngestSettings;
import dev.stackyard.languages.LanguagesSettings;
import dev.stackyard.languages.LanguagesStage;
import dev.stackyard.licenses.LicensesSettings;
import dev.stackyard.licenses.LicensesStage;
import dev.stackyard.pii.PiiSettings;
import dev.stackyard.pii.PiiStage;
import dev.stackyard.tokenize.TokenizeSettings;
import dev.stackyard.tokenize.TokenizeStage;
import java.util.List;

/**
 * The blocks of a recipe and their stages, in the order in which they run: each after those whose layers it reads. A new
 * stage is one line here, its block in the recipes, and its command in {@link CommandEntry}.
 */
final class StageCatalog {

    /**
     * Ingest is no stage: what it makes does not grow stale. Its settings are in the recipe all the same. What follows it every
     * time finds the rows that the newest ones supersede; it has nothing to set.
     */
    static final StageEntry<IngestSettings> INGEST =
            new StageEntry<>("ingest", IngestSettings::defaults, (settings, recipe) -> List.of(new VersionsStage()));

    static final List<StageEntry<?>> ENTRIES = List.of(
            INGEST,
            new StageEntry<>(
                    "languages",
                    LanguagesSettings::defaults,
                    (settings, recipe) -> List.of(new LanguagesStage(settings))),
            new StageEntry<>(
                    "licenses", LicensesSettings::defaults, (settings, recipe) -> List.of(new LicensesStage(settings))),
            new StageEntry<>(
                    "curate", QualitySettings::defaults, (settings, recipe) -> List.of(new QualityStage(settings))),
            new StageEntry<>(
                    "conversations",
                    ConversationsSettings::defaults,
                    (settings, recipe) -> List.of(new ConversationsStage(settings))),
            new StageEntry<>("redact", PiiSettings::defaults, (settings, recipe) -> List.of(new PiiStage(settings))),
            // the last to read content: its signatures are made in the same pass as the layers before
            new StageEntry<>(
                    "dedup",
                    DuplicatesSettings::defaults,
                    (settings, recipe) ->
                            List.of(new SignaturesStage(settings.signatures()), new DuplicatesStage(settings))),
            new StageEntry<>(
                    "repetition",
                    RepetitionSettings::defaults,
                    (settings, recipe) -> List.of(new RepetitionStage(settings))),
            new StageEntry<>(
                    "tokenize",
                    TokenizeSettings::defaults,
                    (settings, recipe) -> List.of(
                            new TokenizeStage(settings, recipe.reference()), new IndexStage(ShardSegments::of))));

    private StageCatalog() {}

    static List<String> names() {
        return ENTRIES.stream().map(StageEntry::name).toList();
    }

    /** @throws UserException if there is no such block */
    static StageEntry<?> entry(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException(unknown(name)));
    }

    /** What to say of a name that no block has. */
    static String unknown(String name) {
        return "there is no stage '" + name + "'; there are " + String.join(", ", names());
    }
}
