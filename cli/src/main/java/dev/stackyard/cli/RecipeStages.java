package dev.stackyard.cli;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.UserException;
import dev.stackyard.tokenize.Manifest;
import java.util.List;

/**
 * A recipe with the changes made on the command line: what makes stages, here and on a cluster.
 *
 * @param source what messages call the recipe
 * @param yaml its text
 * @param assignments what {@code --set} said, in order
 */
record RecipeStages(String source, String yaml, List<String> assignments) implements StageFactory {

    private static final long serialVersionUID = 1L;

    RecipeStages {
        assignments = List.copyOf(assignments);
    }

    Recipe recipe() {
        Recipe recipe = Recipe.parse(yaml, source);
        assignments.forEach(recipe::override);
        return recipe;
    }

    /**
     * Refuses a recipe that names an unknown stage or setting, or gives one a wrong value, also in stages that the command
     * at hand does not run.
     *
     * @throws UserException saying where and what
     */
    void check() {
        Recipe recipe = recipe();
        recipe.checkStages(StageCatalog.names());
        for (String assignment : assignments) {
            int dot = assignment.indexOf('.');
            String stage = dot < 0 ? assignment : assignment.substring(0, dot);
            if (!StageCatalog.names().contains(stage)) {
                throw new UserException("--set " + assignment + ": " + StageCatalog.unknown(stage));
            }
        }
        StageCatalog.ENTRIES.forEach(entry -> entry.settings(recipe));
    }

    /** The stages of the blocks that the recipe lists, in pipeline order whatever its own, and what follows every ingest. */
    List<Stage> listed() {
        Recipe recipe = recipe();
        return StageCatalog.ENTRIES.stream()
                .filter(entry -> entry == StageCatalog.INGEST || recipe.stages().contains(entry.name()))
                .flatMap(entry -> entry.create(this).stream())
                .toList();
    }

    /** The stages of one block, whether the recipe lists it or not. */
    List<Stage> of(String block) {
        return StageCatalog.entry(block).create(this);
    }

    /** What a manifest says of the recipe: its name, and the SHA-256 of its text as it was before {@code --set}. */
    Manifest.RecipeReference reference() {
        return new Manifest.RecipeReference(recipe().name(), Fingerprints.ofText(yaml));
    }

    @Override
    public Stage create(String stageName) {
        return StageCatalog.ENTRIES.stream()
                .flatMap(entry -> entry.create(this).stream())
                .filter(stage -> stage.name().equals(stageName))
                .findFirst()
                .orElseThrow(() -> new UserException("there is no stage '" + stageName + "'"));
    }
}
