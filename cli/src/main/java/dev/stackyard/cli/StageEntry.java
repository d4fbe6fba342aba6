package dev.stackyard.cli;

import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.Stage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A stage as the command line knows it.
 *
 * @param name {@link Stage#name}, also the name of its block in a recipe
 * @param defaults its settings as they are when a recipe says nothing
 * @param constructor makes the stage from settings
 * @param <R> its settings record
 */
record StageEntry<R extends Record>(String name, Supplier<R> defaults, Function<R, Stage> constructor) {

    /** The settings that a recipe gives the stage. */
    R settings(Recipe recipe) {
        return recipe.settings(name, defaults.get());
    }

    /** The stage with the settings that a recipe gives it. */
    Stage create(Recipe recipe) {
        return constructor.apply(settings(recipe));
    }
}
