package dev.stackyard.pii;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file that the setting {@code allowListFile} names.
 *
 * @param values never masked, whatever finds them
 * @param fingerprints the SHA-256 of the file; empty if there is none
 */
record AllowList(Set<String> values, List<String> fingerprints) {

    /**
     * @param file path of the file; empty for none
     * @throws UserException if it cannot be read
     */
    static AllowList read(String file) {
        if (file.isEmpty()) {
            return new AllowList(Set.of(), List.of());
        }
        try {
            byte[] bytes = StorageFile.isRemote(file)
                    ? StorageFile.of(file).readAll(Integer.MAX_VALUE)
                    : Files.readAllBytes(Path.of(file));
            Set<String> values = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
            return new AllowList(values, List.of("allow list " + Fingerprints.ofBytes(bytes)));
        } catch (IOException e) {
            throw new UserException(
                    "allow_list_file " + file + " cannot be read: give the path of a text file, one value per line", e);
        }
    }
}
