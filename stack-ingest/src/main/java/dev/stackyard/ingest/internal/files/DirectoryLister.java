package dev.stackyard.ingest.internal.files;

import dev.stackyard.ingest.internal.RawNames;
import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a directory without following links. {@code .git}, file or directory, is passed over wherever it lies. */
final class DirectoryLister {

    private static final String GIT = ".git";

    private final @Nullable Path excluded;
    private final int maxFiles;
    private final int maxDepth;
    private final boolean posix;
    private final List<ListedFile> files = new ArrayList<>();
    private long seen;

    private DirectoryLister(Path root, @Nullable Path excluded, int maxFiles, int maxDepth) {
        this.excluded = excluded == null ? null : excluded.toAbsolutePath().normalize();
        this.maxFiles = maxFiles;
        this.maxDepth = maxDepth;
        this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** All files below a directory, in no particular order; directories only if they could not be entered. */
    static List<ListedFile> list(Path root, @Nullable Path excluded, int maxFiles, int maxDepth) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new RejectedSourceException(Files.exists(root) ? "is no directory" : "does not exist");
        }
        DirectoryLister lister = new DirectoryLister(root, excluded, maxFiles, maxDepth);
        try {
            lister.walk(root, new byte[0], 1);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return lister.files;
    }

    /** @param depth components in the paths of the files of this directory */
    private void walk(Path directory, byte[] parent, int depth) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                if (!child.endsWith(GIT)) {
                    visit(child, join(parent, RawNames.of(child)), depth);
                }
            }
        }
    }

    private void visit(Path file, byte[] path, int depth) throws IOException {
        if (++seen > maxFiles) {
            throw new RejectedSourceException(
                    "has more than " + maxFiles + " files and directories (setting max_files)");
        }
        BasicFileAttributes attributes = attributes(file);
        if (attributes.isSymbolicLink()) {
            files.add(new ListedFile(path, file, ListedFile.Kind.SYMLINK, false));
        } else if (attributes.isRegularFile()) {
            files.add(new ListedFile(path, file, ListedFile.Kind.REGULAR, isExecutable(attributes)));
        } else if (!attributes.isDirectory()) {
            files.add(new ListedFile(path, file, ListedFile.Kind.SPECIAL, false));
        } else if (!file.toAbsolutePath().normalize().equals(excluded)) {
            enter(file, path, depth);
        }
    }

    private void enter(Path directory, byte[] path, int depth) throws IOException {
        if (depth >= maxDepth) {
            files.add(new ListedFile(path, directory, ListedFile.Kind.TOO_DEEP, false));
        } else if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            files.add(new ListedFile(path, directory, ListedFile.Kind.UNREADABLE, false));
        } else {
            walk(directory, path, depth + 1);
        }
    }

    private BasicFileAttributes attributes(Path file) throws IOException {
        Class<? extends BasicFileAttributes> view = posix ? PosixFileAttributes.class : BasicFileAttributes.class;
        return Files.readAttributes(file, view, LinkOption.NOFOLLOW_LINKS);
    }

    /** As git decides it: by the owner's bit. */
    private static boolean isExecutable(BasicFileAttributes attributes) {
        return attributes instanceof PosixFileAttributes owned
                && owned.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static byte[] join(byte[] parent, byte[] name) {
        ByteArrayOutputStream path = new ByteArrayOutputStream(parent.length + 1 + name.length);
        path.writeBytes(parent);
        if (parent.length > 0) {
            path.write('/');
        }
        path.writeBytes(name);
        return path.toByteArray();
    }
}
