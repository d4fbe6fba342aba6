package dev.stackyard.ingest.internal;

import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of origins: one URL a line, as the archive has it; empty lines and lines that begin with {@code #} count nothing. */
final class OriginsFile {

    private OriginsFile() {}

    /** @throws UserException if there is no such file, or it names no origin */
    static Set<String> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            Set<String> origins = lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
            if (origins.isEmpty()) {
                throw new UserException("origins file " + file + " names no origin: write one URL a line");
            }
            return origins;
        } catch (NoSuchFileException e) {
            throw new UserException("origins file " + file + " does not exist", e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new UserException("origins file " + file + " is no text: write one URL a line", e);
            }
            throw e.getCause();
        }
    }
}
