package dev.stackyard.cli;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The recipes of the directory {@code recipes}, which are packed with the program, and those in files. */
final class BuiltInRecipes {

    static final String DEFAULT = "stackyard";

    /** All built-in recipes: the files of the directory {@code recipes}, without their ending. */
    static final List<String> NAMES = List.of(DEFAULT, "the-stack-v2");

    private static final long MAX_BYTES = 1 << 20;

    private BuiltInRecipes() {}

    /**
     * The text of a recipe.
     *
     * @param nameOrFile name of a built-in recipe, or else the path of a YAML file
     * @throws UserException if it is neither
     */
    static String read(String nameOrFile) throws IOException {
        if (NAMES.contains(nameOrFile)) {
            return builtIn(nameOrFile);
        }
        if (StorageFile.isRemote(nameOrFile)) {
            return new String(StorageFile.of(nameOrFile).readAll((int) MAX_BYTES), StandardCharsets.UTF_8);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new UserException("recipe " + nameOrFile + " is not there: give the path of a YAML file, or one of "
                    + String.join(", ", NAMES));
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

    /** The text of a recipe that is packed with the program. */
    static String builtIn(String name) {
        try (@Nullable InputStream in = BuiltInRecipes.class.getResourceAsStream("recipes/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
