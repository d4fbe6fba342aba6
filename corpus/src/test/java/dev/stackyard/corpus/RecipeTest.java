package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeTest {

    enum Mode {
        FAST_PATH,
        SLOW_PATH
    }

    record Settings(
            int maxLines,
            long seedOffset,
            double threshold,
            boolean strict,
            String label,
            Mode mode,
            List<String> paths,
            Map<String, String> names) {

        Settings {
            if (seedOffset < 0) {
                throw new IllegalArgumentException("seedOffset must be at least 0, not " + seedOffset);
            }
            if (maxLines < 1) {
                throw new IllegalArgumentException("max_lines must be at least 1, not " + maxLines);
            }
            if (paths.contains("")) {
                throw new IllegalArgumentException("paths: '' is no path");
            }
            paths = List.copyOf(paths);
        }
    }

    private static final Settings DEFAULTS = new Settings(10, 0, 0.5, false, "x", Mode.FAST_PATH, List.of(), Map.of());

    private static Recipe recipe(String... lines) {
        return Recipe.parse(String.join("\n", lines), "r.yaml");
    }

    @Test
    void leavesOutMeansDefault() {
        assertThat(recipe("stages:", "  one: {}", "  two:").settings("one", DEFAULTS))
                .isEqualTo(DEFAULTS);
        assertThat(recipe("stages:", "  one: {}", "  two:").settings("two", DEFAULTS))
                .isEqualTo(DEFAULTS);
        assertThat(recipe("stages:", "  one: {}").settings("other", DEFAULTS)).isEqualTo(DEFAULTS);
    }

    @Test
    void everyTypeBinds() {
        Recipe recipe = recipe(
                "name: mine",
                "seed: 42",
                "stages:",
                "  one:",
                "    max_lines: 100_000",
                "    seed_offset: 5000000000",
                "    threshold: 0.7",
                "    strict: true",
                "    label: hello",
                "    mode: slow-path",
                "    paths: [a, b]",
                "    names: {k: v}");

        assertThat(recipe.name()).isEqualTo("mine");
        assertThat(recipe.seed()).isEqualTo(42);
        assertThat(recipe.stages()).containsExactly("one");
        assertThat(recipe.settings("one", DEFAULTS))
                .isEqualTo(new Settings(
                        100_000,
                        5_000_000_000L,
                        0.7,
                        true,
                        "hello",
                        Mode.SLOW_PATH,
                        List.of("a", "b"),
                        Map.of("k", "v")));
    }

    @Test
    void anUnknownSettingIsRefusedWithItsLine() {
        assertThatThrownBy(() -> recipe("stages:", "  one:", "    max_lines: 3", "    max_lies: 3")
                        .settings("one", DEFAULTS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("r.yaml line 4")
                .hasMessageContaining("max_lies")
                .hasMessageContaining("max_lines");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() -> recipe("stages:", "  one:", "    max_lines: many", "    mode: medium")
                        .settings("one", DEFAULTS))
                .hasMessageContaining("line 3: max_lines must be a whole number")
                .hasMessageContaining("line 4: mode must be one of fast_path, slow_path");
    }

    @Test
    void theRecordsOwnChecksAreReported() {
        assertThatThrownBy(() -> recipe("stages:", "  one:", "    max_lines: 0").settings("one", DEFAULTS))
                .isInstanceOf(UserException.class)
                .hasMessage("r.yaml line 3: max_lines must be at least 1, not 0");
    }

    @Test
    void theRecordsOwnChecksNameTheOption() {
        Recipe recipe = recipe("stages:", "  one:", "    max_lines: 3");
        recipe.override("one.max_lines=-7");
        assertThatThrownBy(() -> recipe.settings("one", DEFAULTS))
                .isInstanceOf(UserException.class)
                .hasMessage("--set one.max_lines: max_lines must be at least 1, not -7");
        recipe.override("one.seed_offset=-1");
        assertThatThrownBy(() -> recipe.settings("one", DEFAULTS))
                .hasMessage("--set one.seed_offset: seed_offset must be at least 0, not -1");
        assertThatThrownBy(() -> recipe("stages:", "  one:", "    paths: ['']").settings("one", DEFAULTS))
                .hasMessage("r.yaml line 3: paths: '' is no path");
    }

    @Test
    void aCheckThatNamesNoSettingNamesTheBlock() {
        Recipe recipe = recipe("stages:", "  one:", "    label: y");
        assertThatThrownBy(() -> recipe.settings("one", new Picky("x")))
                .isInstanceOf(UserException.class)
                .hasMessage("r.yaml stage one: there is no y");
    }

    record Picky(String label) {
        Picky {
            if (label.equals("y")) {
                throw new IllegalArgumentException("there is no y");
            }
        }
    }

    @Test
    void aSettingThatIsThereTwiceIsRefusedWithItsLine() {
        assertThatThrownBy(() -> recipe("stages:", "  one:", "    max_lines: 3", "    label: z", "    max_lines: 4")
                        .settings("one", DEFAULTS))
                .isInstanceOf(UserException.class)
                .hasMessage("r.yaml line 5: 'max_lines' is there twice");
    }

    @Test
    void overridesWin() {
        Recipe recipe = recipe("stages:", "  one:", "    max_lines: 3");
        recipe.override("one.max_lines=7");
        recipe.override("one.paths=x,y");

        assertThat(recipe.settings("one", DEFAULTS).maxLines()).isEqualTo(7);
        assertThat(recipe.settings("one", DEFAULTS).paths()).containsExactly("x", "y");
        recipe.override("one.nothing=7");
        assertThatThrownBy(() -> recipe.settings("one", DEFAULTS)).hasMessageContaining("--set one.nothing");
        assertThatThrownBy(() -> recipe.override("nonsense")).hasMessageContaining("stage.setting=value");
    }

    @Test
    void unknownKeysAndStagesAreRefusedWithTheirLine() {
        assertThatThrownBy(() -> recipe("nmae: x", "stages: {}")).hasMessageContaining("r.yaml line 1: 'nmae'");
        assertThatThrownBy(() -> recipe("name: x")).hasMessageContaining("lists no stages");
        assertThatThrownBy(() -> recipe("stages:", "  langauges: {}").checkStages(List.of("languages")))
                .hasMessageContaining("r.yaml line 2: knows no stage 'langauges'");
    }

    @Test
    void hostileYamlIsRefused() {
        assertThatThrownBy(() -> recipe("stages: [", ""))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> recipe("[".repeat(100_000))).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> recipe("")).isInstanceOf(UserException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> recipe("- a")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> recipe("stages:", "  a: {}", "  a: {}")).isInstanceOf(UserException.class);
    }
}
