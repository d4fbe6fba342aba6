package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pack and its index. Nothing about the pack file is checked here, not even its length or trailer: every object is
 * checked by its hash when it is read, so that a pack that is damaged in one place still gives up all the others.
 */
final class PackFile {

    private final Path file;
    private final int number;
    private final PackIndex index;
    private final long length;

    private PackFile(Path file, int number, PackIndex index, long length) {
        this.file = file;
        this.number = number;
        this.index = index;
        this.length = length;
    }

    /**
     * @param file the {@code .pack} file, beside which lies the {@code .idx} file
     * @param number of the pack in its repository, from 0
     */
    static PackFile open(Path file, int number) throws IOException {
        String name = file.getFileName().toString();
        Path index = file.resolveSibling(name.substring(0, name.length() - ".pack".length()) + ".idx");
        return new PackFile(file, number, PackIndex.open(index), Files.size(file));
    }

    Path file() {
        return file;
    }

    int number() {
        return number;
    }

    /** Size of the pack file in bytes. */
    long length() {
        return length;
    }

    /** The offset of an object; -1 if it is not in this pack. */
    long find(ObjectHash id) throws DamagedPackException {
        return index.find(id);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
