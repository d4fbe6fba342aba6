package dev.stackyard.ingest.internal.git;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.swhid.ObjectHash;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.internal.storage.io.BlockSource;
import org.eclipse.jgit.internal.storage.reftable.MergedReftable;
import org.eclipse.jgit.internal.storage.reftable.RefCursor;
import org.eclipse.jgit.internal.storage.reftable.ReftableReader;
import org.eclipse.jgit.lib.ObjectId;

/**
 * References in reftable files, which {@code reftable/tables.list} names, oldest first. The format is read by JGit's
 * internal classes, kept to this one.
 */
final class ReftableRefs {

    private static final int LARGEST_LIST = 1 << 20;
    /** Table names as git makes them: {@code 0x000000000001-0x000000000002-1a2b3c4d.ref}; no path in them. */
    private static final Pattern TABLE = Pattern.compile("[0-9A-Za-z_-]{1,200}\\.ref");

    private ReftableRefs() {}

    /** Whether a repository keeps its references this way. */
    static boolean isUsed(Path commonDirectory) {
        return Files.isRegularFile(commonDirectory.resolve("reftable/tables.list"));
    }

    /** Adds all references, {@code HEAD} among them. */
    static void read(Path commonDirectory, Map<String, Ref> refs, int most) throws IOException {
        List<ReftableReader> tables = new ArrayList<>();
        try {
            for (Path file : tables(commonDirectory.resolve("reftable"))) {
                tables.add(new ReftableReader(BlockSource.from(new FileInputStream(file.toFile()))));
            }
            try (RefCursor cursor = new MergedReftable(tables).allRefs()) {
                while (cursor.next()) {
                    add(cursor.getRef(), refs);
                    if (refs.size() > most) {
                        throw new RejectedSourceException("has more than " + most + " references");
                    }
                }
            }
        } catch (RejectedSourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new RejectedSourceException("has reftables that cannot be read: " + e.getMessage(), e);
        } finally {
            for (ReftableReader table : tables) {
                table.close();
            }
        }
    }

    private static List<Path> tables(Path directory) throws IOException {
        Path list = directory.resolve("tables.list");
        if (Files.size(list) > LARGEST_LIST) {
            throw new RejectedSourceException("has a tables.list that is too long");
        }
        List<Path> tables = new ArrayList<>();
        for (String name :
                Files.readString(list, StandardCharsets.US_ASCII).lines().toList()) {
            if (!TABLE.matcher(name).matches()) {
                throw new RejectedSourceException("has a tables.list with a malformed name");
            }
            tables.add(directory.resolve(name));
        }
        return tables;
    }

    private static void add(org.eclipse.jgit.lib.Ref ref, Map<String, Ref> refs) {
        String name = Ref.name(ref.getName().getBytes(StandardCharsets.UTF_8));
        if (ref.isSymbolic()) {
            String target = ref.getTarget().getName();
            refs.put(name, Ref.symbolic(name, Ref.name(target.getBytes(StandardCharsets.UTF_8))));
        } else {
            ObjectId id = ref.getObjectId();
            if (id != null) {
                refs.put(name, Ref.direct(name, ObjectHash.parse(id.name())));
            }
        }
    }
}
