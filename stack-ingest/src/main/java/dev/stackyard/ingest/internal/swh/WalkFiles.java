package dev.stackyard.ingest.internal.swh;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.internal.LocalStorage;
import dev.stackyard.ingest.internal.Scratch;
import dev.stackyard.swhid.ObjectHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * The files of a corpus in which a walk keeps what it has finished, so that a killed run goes on from there, on whatever machine:
 *
 * <pre>
 * ingest/export/
 *   export                fingerprint of the tables and limits
 *   roots                 the directories that are walked, sorted
 *   found-00000 ...       files, as {@link WalkRecords} has them
 *   found                 says that these are complete: how many there are, and which roots were given up
 *   listing-00000 ...     files with what the archive says of their contents, each with the files of some roots
 *   totals                says that these are complete: {@link RootTotals}; the files found are deleted then
 *   wanted-...            of the scan that is going on: {@link WantedIds}
 * </pre>
 */
final class WalkFiles {

    private static final String DIRECTORY = "ingest/export";
    private static final String EXPORT = name("export");
    private static final String ROOTS = name("roots");

    private final Storage storage;

    WalkFiles(Storage storage) {
        this.storage = storage;
    }

    /** The name of one of the files in the corpus. */
    static String name(String file) {
        return DIRECTORY + "/" + file;
    }

    /** The name of one of several. */
    static String name(String kind, int number) {
        return name(String.format(Locale.ROOT, "%s-%05d", kind, number));
    }

    Storage storage() {
        return storage;
    }

    /** Keeps what is there if it comes from the same export and covers all roots; otherwise begins anew. */
    List<ObjectHash> prepare(String fingerprint, List<ObjectHash> roots) throws IOException {
        boolean isSame = storage.exists(ROOTS)
                && storage.exists(EXPORT)
                && fingerprint.equals(new String(storage.readAll(EXPORT), StandardCharsets.UTF_8));
        if (isSame) {
            List<ObjectHash> there = readRoots();
            if (new HashSet<>(there).containsAll(roots)) {
                return there;
            }
        }
        delete();
        List<ObjectHash> sorted = roots.stream().distinct().sorted().toList();
        StringBuilder text = new StringBuilder();
        sorted.forEach(root -> text.append(root.hex()).append('\n'));
        storage.writeAll(EXPORT, fingerprint.getBytes(StandardCharsets.UTF_8));
        storage.writeAll(ROOTS, text.toString().getBytes(StandardCharsets.UTF_8));
        return sorted;
    }

    /** The directories that are walked. */
    List<ObjectHash> readRoots() throws IOException {
        return new String(storage.readAll(ROOTS), StandardCharsets.UTF_8)
                .lines()
                .map(ObjectHash::parse)
                .toList();
    }

    boolean has(String file) throws IOException {
        return storage.exists(name(file));
    }

    /** Puts the fields of a small file. */
    @FunctionalInterface
    interface Fields {
        void put(DataOutputStream out) throws IOException;
    }

    /** Writes a small file, whole or not at all. */
    void write(String file, Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.put(new DataOutputStream(bytes));
        storage.writeAll(name(file), bytes.toByteArray());
    }

    /** Reads a small file. */
    DataInputStream read(String file) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(storage.readAll(name(file))));
    }

    /** Deletes the files whose names begin with something. */
    void delete(String beginning) throws IOException {
        for (String file : storage.list(DIRECTORY)) {
            if (file.startsWith(beginning)) {
                storage.delete(name(file));
            }
        }
    }

    /** Deletes all files. */
    void delete() throws IOException {
        // what says that others are complete goes first
        storage.delete(EXPORT);
        delete("");
        if (storage instanceof LocalStorage local) {
            Scratch.deleteTree(local.root().resolve(DIRECTORY));
        }
    }
}
