package dev.stackyard.corpus;

import dev.stackyard.corpus.internal.RecipeNodes;
import dev.stackyard.corpus.internal.SettingsBinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Which stages run, and with which settings: a YAML file.
 *
 * <pre>
 * name: stackyard
 * seed: 0
 * stages:
 *   languages:
 *     keep_unknown: false
 *   licenses: {}
 * </pre>
 *
 * Settings bind to the components of a stage's settings record: {@code keep_unknown} to {@code keepUnknown}. What a recipe
 * leaves out has its default; what no stage knows is refused with its line.
 */
public final class Recipe {

    private static final int MAX_BYTES = 1 << 20;
    private static final List<String> TOP_LEVEL = List.of("name", "description", "seed", "stages");

    private final String source;
    private final String name;
    private final long seed;
    private final Map<String, MappingNode> stages;
    private final Map<String, Map<String, String>> overrides = new LinkedHashMap<>();

    private Recipe(String source, String name, long seed, Map<String, MappingNode> stages) {
        this.source = source;
        this.name = name;
        this.seed = seed;
        this.stages = stages;
    }

    /**
     * Reads a recipe file.
     *
     * @throws UserException if it is missing, too large, no YAML, or has unknown keys; the message has file and line
     */
    public static Recipe read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserException("recipe " + file + " is not there: give the path of a YAML file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new UserException("recipe " + file + " is larger than 1 MiB: that is no recipe");
        }
        return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    }

    /**
     * Parses a recipe.
     *
     * @param source what messages call it
     */
    public static Recipe parse(String yaml, String source) {
        RecipeNodes nodes = new RecipeNodes(source);
        MappingNode root = nodes.document(yaml);
        Map<String, Node> top = nodes.entries(root, TOP_LEVEL, "a recipe");
        Map<String, MappingNode> stages = new LinkedHashMap<>();
        Node stagesNode = top.get("stages");
        if (stagesNode == null) {
            throw nodes.problem(root, "lists no stages: add a block 'stages:'");
        }
        nodes.entries(nodes.mapping(stagesNode), null, "stages")
                .forEach((stage, block) -> stages.put(stage, nodes.mappingOrEmpty(block)));
        String name = Optional.ofNullable(top.get("name")).map(nodes::text).orElse("unnamed");
        long seed = Optional.ofNullable(top.get("seed")).map(nodes::number).orElse(0L);
        return new Recipe(source, name, seed, stages);
    }

    /** The recipe's own name. */
    public String name() {
        return name;
    }

    /** The seed of everything random. */
    public long seed() {
        return seed;
    }

    /** Names of the stages to run, in the recipe's order. */
    public List<String> stages() {
        return List.copyOf(stages.keySet());
    }

    /**
     * Refuses stages that do not exist.
     *
     * @param known names of all stages
     * @throws UserException naming the line of the first unknown one
     */
    public void checkStages(List<String> known) {
        RecipeNodes nodes = new RecipeNodes(source);
        stages.forEach((stage, block) -> {
            if (!known.contains(stage)) {
                throw nodes.problem(block, "knows no stage '" + stage + "'; there are " + String.join(", ", known));
            }
        });
    }

    /**
     * Overrides one setting, as {@code --set stage.setting=value} does.
     *
     * @throws UserException if the text has another form
     */
    public void override(String assignment) {
        int equals = assignment.indexOf('=');
        int dot = assignment.indexOf('.');
        if (dot < 1 || equals < dot) {
            throw new UserException("--set " + assignment + ": write it as stage.setting=value");
        }
        overrides
                .computeIfAbsent(assignment.substring(0, dot), stage -> new LinkedHashMap<>())
                .put(assignment.substring(dot + 1, equals), assignment.substring(equals + 1));
    }

    /**
     * The settings of a stage: its defaults, changed by the recipe, changed by overrides.
     *
     * @param defaults the settings record's default value
     * @throws UserException for an unknown or wrong setting, with its line; all problems of the block in one message
     */
    public <R extends Record> R settings(String stage, R defaults) {
        List<String> problems = new ArrayList<>();
        SettingsBinder<R> binder = new SettingsBinder<>(defaults, problems);
        MappingNode block = stages.get(stage);
        if (block != null) {
            binder.apply(new RecipeNodes(source), block);
        }
        overrides.getOrDefault(stage, Map.of()).forEach((key, value) -> {
            String place = "--set " + stage + "." + key;
            RecipeNodes nodes = new RecipeNodes(place);
            binder.apply(nodes, place, key, nodes.value(value));
        });
        Optional<R> settings = binder.build(block == null ? source : source + " stage " + stage);
        if (!problems.isEmpty() || settings.isEmpty()) {
            throw new UserException(String.join("; ", problems));
        }
        return settings.get();
    }
}
