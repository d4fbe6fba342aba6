package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the local file system. A file is written under a temporary name beside its own, forced to disk, and
 * renamed; a killed run leaves temporary files that {@link #lock} clears away.
 */
public final class LocalStorage implements Storage {

    private static final String TEMPORARY = ".writing-";

    private final Path root;

    public LocalStorage(Path root) {
        this.root = root;
    }

    /** The directory itself, for what only a local corpus has: its lock and scratch space. */
    public Path root() {
        return root;
    }

    @Override
    public String location() {
        return root.toString();
    }

    private Path path(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new IllegalArgumentException(name + " leaves " + root);
        }
        return path;
    }

    @Override
    public boolean exists(String name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public Reader open(String name) throws IOException {
        Path path = path(name);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return new LocalReader(path, channel, channel.size());
    }

    @Override
    public InputStream stream(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public Writer create(String name) throws IOException {
        Path path = path(name);
        Path parent = path.getParent() == null ? root : path.getParent();
        Files.createDirectories(parent);
        return new LocalWriter(path, parent.resolve(TEMPORARY + UUID.randomUUID()));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return names(directory, path -> Files.isRegularFile(path) && !isTemporary(path));
    }

    @Override
    public List<String> directories(String directory) throws IOException {
        return names(directory, Files::isDirectory);
    }

    private List<String> names(String directory, Predicate<Path> filter) throws IOException {
        try (Stream<Path> entries = Files.list(path(directory))) {
            return entries.filter(filter)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** A lock of the operating system: it ends with the process, however that ends. */
    @Override
    public Closeable lock(String name) throws IOException {
        Files.createDirectories(root);
        Path file = path(name);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new UserException(root + " is being written by another stackyard process: wait for it, or stop it");
        }
        removeLeftovers();
        return () -> {
            Files.deleteIfExists(file);
            channel.close();
        };
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Deletes temporary files that a killed run left behind. Only while no other process writes here. */
    private void removeLeftovers() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> leftovers;
        try (Stream<Path> files = Files.walk(root)) {
            leftovers = files.filter(LocalStorage::isTemporary).toList();
        }
        for (Path leftover : leftovers) {
            Files.deleteIfExists(leftover);
        }
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().startsWith(TEMPORARY);
    }

    private record LocalReader(Path path, FileChannel channel, long size) implements Reader {

        @Override
        public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
            ByteBuffer target = ByteBuffer.wrap(buffer, offset, length);
            while (target.hasRemaining()) {
                if (channel.read(target, position + length - target.remaining()) < 0) {
                    throw new EOFException(path + " ends before byte " + (position + length));
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class LocalWriter extends Writer {

        private static final int BUFFER_BYTES = 1 << 18;

        private final Path target;
        private final Path temporary;
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        private long position;
        private boolean committed;

        LocalWriter(Path target, Path temporary) throws IOException {
            this.target = target;
            this.temporary = temporary;
            this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > buffer.remaining()) {
                flushBuffer();
            }
            if (length > buffer.capacity()) {
                drain(ByteBuffer.wrap(bytes, offset, length));
            } else {
                buffer.put(bytes, offset, length);
            }
            position += length;
        }

        private void flushBuffer() throws IOException {
            buffer.flip();
            drain(buffer);
            buffer.clear();
        }

        private void drain(ByteBuffer bytes) throws IOException {
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
            }
        }

        @Override
        public void commit() throws IOException {
            flushBuffer();
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            committed = true;
            forceDirectory();
        }

        /** Makes the new name durable. Some file systems refuse to open a directory; there the rename must do. */
        private void forceDirectory() {
            Path parent = target.getParent();
            if (parent != null) {
                try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
                    directory.force(true);
                } catch (IOException e) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (!committed) {
                channel.close();
                Files.deleteIfExists(temporary);
            }
        }
    }
}
