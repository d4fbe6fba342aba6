package dev.stackyard.swhid;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes the identifier of a directory from its entries, added in any order.
 *
 * <p>Modes are hashed as they are given, so that any tree that git holds gets git's id, historic ones such as {@code 100664}
 * included. A directory's mode is {@code 40000}: the text of the standard (section 5.3, since October 2025) says {@code
 * 040000}, but git and Software Heritage's swh-model ({@code git_objects.py}, {@code _perms_to_bytes}) hash no leading zero,
 * and only so are the identifiers in the archive.
 */
public final class DirectoryBuilder {

    /** Mode of a regular file. */
    public static final String FILE = "100644";
    /** Mode of an executable file. */
    public static final String EXECUTABLE = "100755";
    /** Mode of a symbolic link, whose content is its target. */
    public static final String SYMLINK = "120000";
    /** Mode of a directory. */
    public static final String DIRECTORY = "40000";
    /** Mode of a submodule, whose target is a revision. */
    public static final String SUBMODULE = "160000";

    private final List<Entry> entries = new ArrayList<>();

    /** @param sortKey the name, with a slash behind it for a directory */
    private record Entry(byte[] sortKey, byte[] name, String mode, ObjectHash target) {}

    /**
     * Adds an entry.
     *
     * @param name its name as bytes, not modified; no {@code /}, no zero byte, not empty
     * @param mode octal digits, hashed as they are
     * @param target hash of the content, directory or revision
     */
    public DirectoryBuilder add(byte[] name, String mode, ObjectHash target) {
        if (name.length == 0) {
            throw new IllegalArgumentException("an entry's name is empty");
        }
        for (byte b : name) {
            if (b == '/' || b == 0) {
                throw new IllegalArgumentException("an entry's name must hold neither '/' nor a zero byte");
            }
        }
        byte[] sortKey = name;
        if (isDirectory(mode)) {
            sortKey = Arrays.copyOf(name, name.length + 1);
            sortKey[name.length] = '/';
        }
        entries.add(new Entry(sortKey, name, mode, target));
        return this;
    }

    /** Adds an entry whose name is text. */
    public DirectoryBuilder add(String name, String mode, ObjectHash target) {
        return add(name.getBytes(StandardCharsets.UTF_8), mode, target);
    }

    private static boolean isDirectory(String mode) {
        return (Integer.parseInt(mode, 8) & 0170000) == 0040000;
    }

    /** The bytes that are hashed: git's tree object without its header. */
    public byte[] payload() {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.sortKey(), b.sortKey()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry entry : sorted) {
            out.writeBytes(entry.mode().getBytes(StandardCharsets.US_ASCII));
            out.write(' ');
            out.writeBytes(entry.name());
            out.write(0);
            out.writeBytes(entry.target().toBytes());
        }
        return out.toByteArray();
    }

    /** The identifier of a directory with the entries so far. */
    public Swhid swhid() {
        return new Swhid(ObjectType.DIRECTORY, ObjectHasher.hash(ObjectType.DIRECTORY, payload()));
    }
}
