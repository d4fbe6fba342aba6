package dev.stackyard.cli;

import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.Stage;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A block of a recipe and the stages that it describes: mostly one, or a few that belong together.
 *
 * @param name name of the block, and of the command that runs its stages
 * @param defaults its settings as they are when a recipe says nothing
 * @param maker makes the stages from settings and the recipe they are from, in the order in which they run
 * @param <R> the settings record
 */
record StageEntry<R extends Record>(String name, Supplier<R> defaults, BiFunction<R, RecipeStages, List<Stage>> maker) {

    /** The settings that a recipe gives the stages. */
    R settings(Recipe recipe) {
        return recipe.settings(name, defaults.get());
    }

    /** The stages with the settings that a recipe gives them. */
    List<Stage> create(RecipeStages recipe) {
        return maker.apply(settings(recipe.recipe()), recipe);
    }
}
