package dev.stackyard.ingest.internal.files;

import com.github.luben.zstd.ZstdInputStream;
import dev.stackyard.ingest.internal.RejectedSourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** What an archive is, told by its first bytes; its name has no say. */
enum ArchiveFormat {
    TAR,
    TAR_GZIP(0x1F, 0x8B),
    TAR_BZIP2('B', 'Z', 'h'),
    TAR_XZ(0xFD, '7', 'z', 'X', 'Z', 0),
    TAR_ZSTD(0x28, 0xB5, 0x2F, 0xFD),
    ZIP('P', 'K', 3, 4),
    EMPTY_ZIP('P', 'K', 5, 6),
    SEVEN_ZIP('7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
    DEBIAN_PACKAGE('!', '<', 'a', 'r', 'c', 'h', '>', '\n', 'd', 'e', 'b', 'i', 'a', 'n');

    private static final int BUFFER_BYTES = 128 << 10;
    private static final int TAR_BLOCK = 512;
    private static final int CHECKSUM_START = 148;
    private static final int CHECKSUM_END = 156;
    /** What {@code xz -9} needs is 65 MiB; files that ask for more are not for source code. */
    private static final int XZ_MEMORY_KIB = 256 << 10;

    /** Endings that are no part of a repository's name, longest first. */
    private static final List<String> ENDINGS = List.of(
            ".tar.bz2",
            ".tar.zst",
            ".tar.gz",
            ".tar.xz",
            ".tgz",
            ".tbz2",
            ".txz",
            ".tzst",
            ".tar",
            ".zip",
            ".whl",
            ".jar",
            ".deb",
            ".7z");

    private final int[] magic;

    ArchiveFormat(int... magic) {
        this.magic = magic;
    }

    /** @throws RejectedSourceException if it is no archive that can be read */
    static ArchiveFormat detect(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(TAR_BLOCK);
        }
        for (ArchiveFormat format : values()) {
            if (format.magic.length > 0 && format.matches(start)) {
                return format;
            }
        }
        if (isTar(start)) {
            return TAR;
        }
        throw new RejectedSourceException(
                "is no archive of a known format (tar, tar.gz, tar.bz2, tar.xz, tar.zst, zip, 7z, deb)");
    }

    private boolean matches(byte[] start) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** A tar header's checksum is the sum of its bytes, with spaces in the checksum's place; an empty tar is zeros. */
    static boolean isTar(byte[] block) {
        if (block.length < TAR_BLOCK) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < TAR_BLOCK; i++) {
            sum += i >= CHECKSUM_START && i < CHECKSUM_END ? ' ' : block[i] & 0xFF;
        }
        long stated = 0;
        for (int i = CHECKSUM_START; i < CHECKSUM_END; i++) {
            stated = block[i] >= '0' && block[i] <= '7' ? 8 * stated + block[i] - '0' : stated;
        }
        return sum == stated || sum == 8 * ' ';
    }

    boolean isZip() {
        return this == ZIP || this == EMPTY_ZIP;
    }

    /** The tar inside a packed tar. */
    InputStream openTar(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            return new BufferedInputStream(unpack(in), BUFFER_BYTES);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The tar inside a stream that is one, packed or not.
     *
     * @param in supports marks
     * @throws RejectedSourceException if it is none
     */
    static InputStream unpackTar(InputStream in) throws IOException {
        in.mark(TAR_BLOCK);
        byte[] start = in.readNBytes(TAR_BLOCK);
        in.reset();
        for (ArchiveFormat format : values()) {
            if (format.name().startsWith("TAR_") && format.matches(start)) {
                InputStream unpacked = new BufferedInputStream(format.unpack(in), BUFFER_BYTES);
                requireTar(unpacked, "holds a packed file that is no tar");
                return unpacked;
            }
        }
        requireTar(in, "holds no tar that can be read");
        return in;
    }

    /**
     * Looks at the start of a stream: a reader of tars takes anything short for an empty one.
     *
     * @param in supports marks
     * @throws RejectedSourceException with this reason if it is no tar
     */
    static void requireTar(InputStream in, String reason) throws IOException {
        in.mark(TAR_BLOCK);
        if (!isTar(in.readNBytes(TAR_BLOCK))) {
            throw new RejectedSourceException(reason);
        }
        in.reset();
    }

    private InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case TAR -> in;
            case TAR_GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
            case TAR_BZIP2 -> new BZip2CompressorInputStream(in, true);
            case TAR_XZ -> new XZInputStream(in, XZ_MEMORY_KIB);
            case TAR_ZSTD -> new ZstdInputStream(in);
            case ZIP, EMPTY_ZIP, SEVEN_ZIP, DEBIAN_PACKAGE -> throw new IllegalStateException(this + " is no tar");
        };
    }

    /** The ending of a file name that is no part of a repository's name; empty if there is none. */
    static String ending(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().filter(lower::endsWith).findFirst().orElse("");
    }
}
