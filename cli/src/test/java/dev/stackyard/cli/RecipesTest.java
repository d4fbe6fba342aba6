package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.SettingsBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipesTest {

    private static Stream<Arguments> recipesAndBlocks() {
        return BuiltInRecipes.NAMES.stream()
                .flatMap(recipe -> StageCatalog.ENTRIES.stream().map(entry -> Arguments.of(recipe, entry)));
    }

    private static Stream<StageEntry<?>> blocks() {
        return StageCatalog.ENTRIES.stream();
    }

    private static RecipeStages stages(String recipe, String... assignments) {
        return new RecipeStages(recipe, BuiltInRecipes.builtIn(recipe), List.of(assignments));
    }

    @ParameterizedTest
    @MethodSource("recipesAndBlocks")
    void everyBlockBinds(String recipe, StageEntry<?> entry) {
        Recipe parsed = stages(recipe).recipe();
        assertThat(parsed.stages()).contains(entry.name());
        assertThat(entry.settings(parsed)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void theDefaultRecipeHasTheDefaults(StageEntry<?> entry) {
        assertThat((Object) entry.settings(stages(BuiltInRecipes.DEFAULT).recipe()))
                .isEqualTo(entry.defaults().get());
    }

    @ParameterizedTest
    @MethodSource("recipesAndBlocks")
    void everySettingIsThereWithAComment(String recipe, StageEntry<?> entry) {
        Map<String, String> comments = SettingsHelp.comments(BuiltInRecipes.builtIn(recipe), entry.name());
        assertThat(comments.keySet())
                .containsExactlyElementsOf(
                        SettingsBinder.describe(entry.defaults().get()).keySet());
        assertThat(comments).allSatisfy((setting, comment) -> assertThat(comment)
                .as("%s: comment on %s.%s", recipe, entry.name(), setting)
                .matches(Pattern.compile("[A-Z0-9].*[.]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stackyard", "the-stack-v2"})
    void everyRecipeNamesItself(String recipe) {
        assertThat(stages(recipe).recipe().name()).isEqualTo(recipe);
        stages(recipe).check();
    }

    @Test
    void unknownSettingsAreRefusedWithTheirLine() {
        String yaml = "name: mine\nstages:\n  curate:\n    max_lines: 5\n    max_line: 7\n";
        assertThatThrownBy(() -> new RecipeStages("mine.yaml", yaml, List.of()).check())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("mine.yaml line 5: there is no setting 'max_line'");
        assertThatThrownBy(() -> new RecipeStages("mine.yaml", "stages:\n  curat: {}\n", List.of()).check())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("'curat'");
    }

    @Test
    void assignmentsAreCheckedLikeRecipes() {
        for (String wrong : List.of("curate.max_line=7", "curat.max_lines=7", "max_lines=7", "curate.max_lines=many")) {
            assertThatThrownBy(() -> stages("stackyard", wrong).check())
                    .as(wrong)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("--set");
        }
        stages("stackyard", "curate.max_lines=7").check();
    }

    @Test
    void stagesRunInPipelineOrderWhateverTheRecipes() {
        List<String> names = new ArrayList<>();
        new RecipeStages("r", "stages:\n  dedup:\n  curate:\n", List.of())
                .listed()
                .forEach(stage -> names.add(stage.name()));
        assertThat(names).containsExactly("versions", "curate", "signatures", "duplicates");
    }
}
