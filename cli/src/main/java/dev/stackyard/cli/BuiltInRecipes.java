package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The recipes of the directory {@code recipes}, which are packed with the program, and those in files. */
final class BuiltInRecipes {

    static final String DEFAULT = "stackyard";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final long MAX_BYTES = 1 << 20;

    private BuiltInRecipes() {}

    /**
     * The text of a recipe.
     *
     * @param fileOrName path of a YAML file; or, where there is no such file, the name of a built-in recipe
     * @throws UserException if it is neither
     */
    static String read(String fileOrName) throws IOException {
        Path file = Path.of(fileOrName);
        if (!Files.isRegularFile(file)) {
            return builtIn(fileOrName);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new UserException("recipe " + file + " is larger than 1 MiB: that is no recipe");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new UserException("recipe " + file + " is no UTF-8 text: that is no recipe", e);
        }
    }

    private static String builtIn(String name) throws IOException {
        if (NAME.matcher(name).matches()) {
            try (@Nullable InputStream in = BuiltInRecipes.class.getResourceAsStream("recipes/" + name + ".yaml")) {
                if (in != null) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new UserException(
                "recipe " + name + " is not there: give the path of a YAML file, or stackyard or the-stack-v2");
    }
}
