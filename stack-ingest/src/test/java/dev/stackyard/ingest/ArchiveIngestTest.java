package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.stackyard.corpus.FilesLayer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives of git's making must give git's tree; archives of an attacker's making must do no harm. */
class ArchiveIngestTest {

    @TempDir
    Path directory;

    private TestRepository repository;
    private TestIngest ingest;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = TestRepository.init(directory.resolve("project"));
        repository
                .file("README", "read me\n")
                .file("src/main.c", "int main;\n")
                .file("src/.gitattributes", "*.c text\n")
                .file("d\u00e9j\u00e0.txt", "utf-8 name\n")
                .file("n".repeat(120) + "/" + "m".repeat(120), "long name\n")
                .file("logo.png", new byte[] {1, 0, 2})
                .file("run", "#!/bin/sh\n");
        assertThat(repository.directory().resolve("run").toFile().setExecutable(true))
                .isTrue();
        Files.createSymbolicLink(repository.directory().resolve("link"), Path.of("src/main.c"));
        repository.commit("one");
        ingest = TestIngest.into(directory.resolve("corpus"));
    }

    private byte[] tar() {
        return repository.git("archive", "--format=tar", "--prefix=project-1.0/", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst", "zip", "7z"})
    void everyFormatGivesTheTreeOfTheRepository(String format) throws IOException {
        Path archive = directory.resolve("project-1.0." + format);
        switch (format) {
            case "zip" ->
                Files.write(archive, repository.git("archive", "--format=zip", "--prefix=project-1.0/", "HEAD"));
            case "7z" -> sevenZip(archive);
            default -> {
                try (OutputStream out = packed(format, Files.newOutputStream(archive))) {
                    out.write(tar());
                }
            }
        }
        IngestSummary summary = ingest.run(new Source.Archive(archive));
        assertThat(summary.rejected()).isEmpty();
        assertThat(ingest.rows()).hasSize(8).allSatisfy(row -> {
            assertThat(row.get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
            assertThat(row.get(FilesLayer.REPO_NAME)).isEqualTo("project-1.0");
            assertThat(row.get(FilesLayer.REPO_URL)).isEqualTo("file://" + archive);
            assertThat(row.get(FilesLayer.CONTENT_ID))
                    .isEqualTo(repository.text("rev-parse", "HEAD:" + row.path().substring(1)));
        });
        assertThat(ingest.rows().get(0).path()).isEqualTo("/src/.gitattributes");
        assertThat(ingest.row("/README").text()).isEqualTo("read me\n");
        assertThat(ingest.row("/run").get(FilesLayer.MODE)).isEqualTo("100755");
        assertThat(ingest.row("/link").stub()).isEqualTo("symlink");
        assertThat(ingest.row("/logo.png").stub()).isEqualTo("binary");
        assertThat(summary.notes()).isEmpty();
    }

    private static OutputStream packed(String format, OutputStream out) throws IOException {
        return switch (format) {
            case "tar.gz" -> new GZIPOutputStream(out);
            case "tar.bz2" -> new BZip2CompressorOutputStream(out);
            case "tar.xz" -> new XZOutputStream(out, new LZMA2Options(1));
            case "tar.zst" -> new ZstdOutputStream(out);
            default -> out;
        };
    }

    private void sevenZip(Path archive) throws IOException {
        try (SevenZOutputFile out = new SevenZOutputFile(archive.toFile());
                TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar()), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                SevenZArchiveEntry to = new SevenZArchiveEntry();
                to.setName(entry.getName());
                to.setDirectory(entry.isDirectory());
                to.setHasWindowsAttributes(true);
                int type = entry.isSymbolicLink() ? UnixStat.LINK_FLAG : UnixStat.FILE_FLAG;
                to.setWindowsAttributes(0x8000 | (type | entry.getMode()) << 16);
                out.putArchiveEntry(to);
                if (entry.isSymbolicLink()) {
                    out.write(entry.getLinkName().getBytes(StandardCharsets.UTF_8));
                } else if (!entry.isDirectory()) {
                    out.write(in.readAllBytes());
                }
                out.closeArchiveEntry();
            }
        }
    }

    @Test
    void filesThatShareNoDirectoryKeepTheirPaths() throws IOException {
        Path archive = directory.resolve("flat.tar");
        Files.write(archive, repository.git("archive", "HEAD"));
        ingest.run(new Source.Archive(archive));
        assertThat(ingest.row("/README").get(FilesLayer.DIRECTORY_ID)).isEqualTo(repository.tree());
    }

    @Test
    void hostileNamesStayInside() throws IOException {
        Path archive = tar(out -> {
            file(out, "../../etc/passwd", "1");
            file(out, "a/../../b", "2");
            file(out, "./c//d", "3");
            file(out, "C:/windows/e", "4");
            file(out, "..", "5");
            file(out, "f", "old");
            file(out, "f", "new");
        });
        IngestSummary summary = ingest.run(new Source.Archive(archive));
        assertThat(ingest.rows())
                .extracting(row -> row.path() + "=" + row.text())
                .containsExactly("/a/b=2", "/c/d=3", "/etc/passwd=1", "/f=new", "/windows/e=4");
        assertThat(summary.notes()).hasSize(3);
        assertThat(summary.notes().get(0)).contains("4 names held '..'");
        assertThat(summary.notes().get(1)).contains("1 names came twice");
        assertThat(summary.notes().get(2)).contains("1 entries have no name left");
    }

    @Test
    void linksAndDevicesAreRowsThatReachNothing() throws IOException {
        Path archive = tar(out -> {
            file(out, "real", "text");
            link(out, "hard", TarConstants.LF_LINK, "real");
            link(out, "dangling", TarConstants.LF_LINK, "/etc/passwd");
            link(out, "soft", TarConstants.LF_SYMLINK, "/etc/passwd");
            link(out, "device", TarConstants.LF_CHR, "");
            link(out, "pipe", TarConstants.LF_FIFO, "");
        });
        IngestSummary summary = ingest.run(new Source.Archive(archive));
        assertThat(ingest.rows())
                .extracting(row -> row.path() + " " + row.stub() + " " + row.text())
                .containsExactly(
                        "/dangling missing null",
                        "/device missing null",
                        "/hard null text",
                        "/pipe missing null",
                        "/real null text",
                        "/soft symlink null");
        assertThat(summary.problems()).isEqualTo(3);
        assertThat(ingest.row("/real").get(FilesLayer.DIRECTORY_ID)).isNull();
    }

    @Test
    void namesThatAreNoUtf8KeepTheirBytesOrTheirMeaning() throws IOException {
        byte[] tar = tarBytes(out -> file(out, "Xname", "1"));
        int header = 0;
        tar[header] = (byte) 0xC3;
        tar[header + 1] = (byte) 0xA9; // valid UTF-8 in a plain header
        fixChecksum(tar);
        Path archive = directory.resolve("utf8.tar");
        Files.write(archive, tar);
        ingest.run(new Source.Archive(archive));
        assertThat(ingest.rows()).singleElement().satisfies(row -> assertThat(row.path())
                .isEqualTo("/\u00e9ame"));
        tar[header + 1] = 'n'; // Latin-1
        fixChecksum(tar);
        Path latin = directory.resolve("latin.tar");
        Files.write(latin, tar);
        TestIngest other = TestIngest.into(directory.resolve("latin"));
        other.run(new Source.Archive(latin));
        assertThat(other.rows()).singleElement().satisfies(row -> assertThat(row.path())
                .isEqualTo("/\u00c3name"));
    }

    private static void fixChecksum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xFF;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, 148, 8);
    }

    @Test
    void bombsAreDefused() throws IOException {
        Path zeros = directory.resolve("zeros.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zeros));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry("zeros");
            entry.setSize(100L << 20);
            tar.putArchiveEntry(entry);
            for (int i = 0; i < 100; i++) {
                tar.write(new byte[1 << 20]);
            }
            tar.closeArchiveEntry();
        }
        IngestSummary summary = ingest.run(new Source.Archive(zeros));
        assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .contains("too much for its size"));
        IngestSettings small = new IngestSettings(1000, 1000, 64, 3, 100, 1 << 20, 5000, 250, 60, 3600, 8L << 30);
        Path plain = tar(out -> {
            file(out, "a", "x".repeat(4000));
            file(out, "b", "x".repeat(4000));
        });
        assertRejected(plain, small, "more than 5000 bytes");
        Path many = tar(out -> {
            for (int i = 0; i < 4; i++) {
                file(out, "f" + i, "");
            }
        });
        assertRejected(
                many,
                new IngestSettings(1000, 1000, 64, 3, 100, 1 << 20, 1 << 20, 250, 60, 3600, 8L << 30),
                "more than 3 entries");
    }

    @Test
    void namesOfAnySizeAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(6 << 20);
            tar.putArchiveEntry(entry);
            tar.write(new byte[6 << 20]);
            tar.closeArchiveEntry();
            file(tar, "short", "x");
        }
        Path archive = directory.resolve("names.tar");
        Files.write(archive, bytes.toByteArray());
        assertRejected(archive, IngestSettings.defaults(), "bytes of names");
    }

    @Test
    void nestedLongNamesDoNotOverflowTheStack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 6000; i++) {
            byte[] block = Arrays.copyOf(
                    tarBytes(out -> link(out, "././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, "")), 512);
            bytes.writeBytes(block);
        }
        Path archive = directory.resolve("nested.tar");
        Files.write(archive, bytes.toByteArray());
        IngestSummary summary = ingest.run(new Source.Archive(archive));
        assertThat(summary.repositories() + summary.rejected().size()).isEqualTo(1);
    }

    @Test
    void aDamagedZipEntryCostsThatEntry() throws IOException {
        Path archive = directory.resolve("damaged.zip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (String name : new String[] {"a", "b", "c"}) {
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                entry.setMethod(ZipArchiveEntry.DEFLATED);
                zip.putArchiveEntry(entry);
                byte[] noise = new byte[2000];
                new SplittableRandom(name.charAt(0)).nextBytes(noise);
                zip.write(java.util.HexFormat.of().formatHex(noise).getBytes(StandardCharsets.US_ASCII));
                zip.closeArchiveEntry();
            }
        }
        byte[] damaged = bytes.toByteArray();
        damaged[damaged.length / 2] ^= 1;
        Files.write(archive, damaged);
        IngestSummary summary = ingest.run(new Source.Archive(archive));
        assertThat(ingest.rows())
                .extracting(row -> row.path() + " " + row.stub())
                .containsExactly("/a null", "/b missing", "/c null");
        assertThat(summary.messages()).singleElement().asString().contains("is damaged");
    }

    @Test
    void zipsOfWindowsHaveTheirBackslashesTurned() throws IOException {
        Path archive = directory.resolve("dos.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.setUseLanguageEncodingFlag(false);
            for (String name : new String[] {"dir\\x.txt", "other\\y.txt"}) {
                ZipArchiveEntry entry = new ZipArchiveEntry("placeholder");
                entry = new ZipArchiveEntry(name.replace('\\', '/'));
                zip.putArchiveEntry(entry);
                zip.write('x');
                zip.closeArchiveEntry();
            }
        }
        byte[] bytes = Files.readAllBytes(archive);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("dir/x.txt", "dir\\x.txt")
                .replace("other/y.txt", "other\\y.txt");
        Files.write(archive, latin.getBytes(StandardCharsets.ISO_8859_1));
        ingest.run(new Source.Archive(archive));
        assertThat(ingest.rows()).extracting(TestIngest.ReadRow::path).containsExactly("/dir/x.txt", "/other/y.txt");
    }

    @Test
    void archivesInsideArchivesAreFiles() throws IOException {
        Path inner = directory.resolve("inner.tar");
        Files.write(inner, tar());
        Path archive = tar(out -> {
            file(out, "a", "a");
            TarArchiveEntry entry = new TarArchiveEntry("inner.tar");
            byte[] bytes = Files.readAllBytes(inner);
            entry.setSize(bytes.length);
            out.putArchiveEntry(entry);
            out.write(bytes);
            out.closeArchiveEntry();
        });
        ingest.run(new Source.Archive(archive));
        assertThat(ingest.row("/inner.tar").stub()).isEqualTo("binary");
    }

    @Test
    void damagedArchivesAreRejectedAndNeverCrash() throws IOException {
        byte[] sound = gzip(tar());
        assertRejected(
                write("cut.tar.gz", Arrays.copyOf(sound, sound.length / 2)), IngestSettings.defaults(), "is damaged");
        assertRejected(
                write("text.txt", "no archive".getBytes(StandardCharsets.US_ASCII)),
                IngestSettings.defaults(),
                "is no archive");
        assertRejected(
                write("packed.gz", gzip("no tar".getBytes(StandardCharsets.US_ASCII))),
                IngestSettings.defaults(),
                "holds no tar");
        assertRejected(write("zero", new byte[0]), IngestSettings.defaults(), "is no archive");
        long seed = 77;
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] originals = {tar(), repository.git("archive", "--format=zip", "HEAD"), gzip(tar()), sevenZipBytes()};
        List<Source> fuzzed = new ArrayList<>();
        for (int round = 0; round < 80; round++) {
            byte[] bytes = originals[round % originals.length].clone();
            for (int i = 0; i < 5; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            fuzzed.add(new Source.Archive(write("fuzzed-" + round, bytes)));
        }
        IngestSummary summary = ingest.run(new IngestRequest(fuzzed, null, null), IngestSettings.defaults(), 2);
        assertThat(summary.repositories()
                        + summary.rejected().size()
                        + summary.skipped().size())
                .as("seed %d", seed)
                .isEqualTo(fuzzed.size());
    }

    private byte[] sevenZipBytes() throws IOException {
        Path archive = directory.resolve("sound.7z");
        sevenZip(archive);
        return Files.readAllBytes(archive);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private void assertRejected(Path archive, IngestSettings settings, String reason) throws IOException {
        IngestSummary summary = TestIngest.into(directory.resolve("corpus-" + archive.getFileName()))
                .run(IngestRequest.of(new Source.Archive(archive)), settings, 1);
        assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .contains(reason));
        assertThat(directory.resolve("corpus-" + archive.getFileName() + "/work/ingest"))
                .doesNotExist();
    }

    private interface TarContent {
        void to(TarArchiveOutputStream out) throws IOException;
    }

    private int tars;

    private Path tar(TarContent content) throws IOException {
        return write("crafted-" + tars++ + ".tar", tarBytes(content));
    }

    private static byte[] tarBytes(TarContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            content.to(tar);
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream out, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream out, String name, byte type, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }
}
