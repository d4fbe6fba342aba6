package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.UserException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as nodes that still know their lines, so that every complaint can name one. Nothing is ever constructed. */
public final class RecipeNodes {

    private static final int MAX_ALIASES = 20;
    private static final int MAX_DEPTH = 20;

    private final String source;

    public RecipeNodes(String source) {
        this.source = source;
    }

    /** Parses a document that must be a mapping; an empty one counts as an empty mapping without stages. */
    public MappingNode document(String yaml) {
        @Nullable Node root = compose(yaml);
        if (root == null) {
            throw new UserException(source + " is empty: a recipe needs a block 'stages:'");
        }
        return mapping(root);
    }

    /** Parses one value. */
    public Node value(String yaml) {
        @Nullable Node node = compose(yaml);
        return node == null
                ? new ScalarNode(Tag.STR, "", null, null, org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN)
                : node;
    }

    private @Nullable Node compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UserException(source + " line " + line + ": is no YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new UserException(source + ": is no YAML: " + e.getMessage(), e);
        }
    }

    public MappingNode mapping(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw problem(node, "must be a block of 'key: value' lines");
    }

    /** A mapping; {@code stage:} with nothing behind it counts as an empty one. */
    public MappingNode mappingOrEmpty(Node node) {
        if (node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty())) {
            return new MappingNode(
                    Tag.MAP,
                    true,
                    List.of(),
                    scalar.getStartMark(),
                    scalar.getEndMark(),
                    org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
        }
        return mapping(node);
    }

    /**
     * A mapping's entries in order.
     *
     * @param known allowed keys; null allows all
     * @param what what the mapping is, for the message
     */
    public Map<String, Node> entries(MappingNode mapping, @Nullable List<String> known, String what) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (known != null && !known.contains(key)) {
                throw problem(
                        tuple.getKeyNode(),
                        "'" + key + "' is no key of " + what + "; there are " + String.join(", ", known));
            }
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw problem(tuple.getKeyNode(), "'" + key + "' is there twice");
            }
        }
        return entries;
    }

    public String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(node, "must be a single value");
    }

    public long number(Node node) {
        String text = text(node);
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw problem(node, "'" + text + "' is no whole number");
        }
    }

    /** Where a node is, as messages say it. */
    public String place(Node node) {
        return node.getStartMark() == null
                ? source
                : source + " line " + (node.getStartMark().getLine() + 1);
    }

    public UserException problem(Node node, String message) {
        return new UserException(place(node) + ": " + message);
    }
}
