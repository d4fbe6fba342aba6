package dev.stackyard.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With which settings stages run. */
final class RecipeOptions {

    @Option(
            names = {"-r", "--recipe"},
            paramLabel = "FILE",
            description = "Settings of the stages: a YAML file, or a built-in recipe: stackyard or the-stack-v2. "
                    + "Default: stackyard")
    String recipe = BuiltInRecipes.DEFAULT;

    @Option(
            names = "--set",
            paramLabel = "STAGE.SETTING=VALUE",
            description = "Change one setting of the recipe. May be repeated.")
    List<String> assignments = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random. Default: the recipe's")
    @Nullable
    Long seed;

    /** The stages that these options describe. */
    RecipeStages stages() throws IOException {
        return stages(recipe);
    }

    /** The same with one more setting changed. */
    RecipeStages stagesWith(String assignment) throws IOException {
        return stagesWith(List.of(assignment));
    }

    /** The same with more settings changed. */
    RecipeStages stagesWith(List<String> more) throws IOException {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(more);
        return stages(recipe, all);
    }

    /** The same for a recipe that was named elsewhere. */
    RecipeStages stages(String fileOrName) throws IOException {
        return stages(fileOrName, assignments);
    }

    private static RecipeStages stages(String fileOrName, List<String> assignments) throws IOException {
        RecipeStages stages = new RecipeStages(fileOrName, BuiltInRecipes.read(fileOrName), assignments);
        stages.check();
        return stages;
    }

    /** The seed to use with a recipe. */
    long seed(RecipeStages stages) {
        return seed == null ? stages.recipe().seed() : seed;
    }
}
