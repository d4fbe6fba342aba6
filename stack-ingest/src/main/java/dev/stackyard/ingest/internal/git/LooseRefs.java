package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RawNames;
import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.SwhidFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** References that lie in files of their own below {@code refs/}, and {@code HEAD}. */
final class LooseRefs {

    /** {@code ref: } and a name of any sensible length. */
    private static final int LONGEST_FILE = 4096;

    private static final int DEEPEST = 64;
    private static final String SYMBOLIC = "ref:";

    private LooseRefs() {}

    /** Adds all references below {@code refs/}; links are not followed, files that hold no reference are passed over. */
    static void read(Path commonDirectory, Map<String, Ref> refs, int most) throws IOException {
        Path root = commonDirectory.resolve("refs");
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(
                root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (attributes.isRegularFile() && !file.toString().endsWith(".lock")) {
                            String name = name(commonDirectory, file);
                            read(name, file).ifPresent(ref -> refs.put(name, ref));
                            if (refs.size() > most) {
                                throw new RejectedSourceException("has more than " + most + " references");
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static String name(Path root, Path file) {
        String name = Ref.name(RawNames.of(file));
        for (Path parent = file.getParent(); parent != null && !parent.equals(root); parent = parent.getParent()) {
            name = Ref.name(RawNames.of(parent)) + '/' + name;
        }
        return name;
    }

    /** Reads one file; empty if it is not there or holds no reference. */
    static Optional<Ref> read(String name, Path file) throws IOException {
        byte[] bytes;
        try {
            if (Files.size(file) > LONGEST_FILE) {
                return Optional.empty();
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(SYMBOLIC)) {
            return Optional.of(
                    Ref.symbolic(name, text.substring(SYMBOLIC.length()).strip()));
        }
        try {
            return Optional.of(Ref.direct(name, ObjectHash.parse(text)));
        } catch (SwhidFormatException e) {
            return Optional.empty();
        }
    }
}
