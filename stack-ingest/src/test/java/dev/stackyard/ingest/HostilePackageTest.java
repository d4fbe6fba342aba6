package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Packages that documentation is taken out of (Debian, npm, wheel, jar), made to do harm: each is rejected with a reason, or read with
 * its names made harmless and its pages told of.
 */
class HostilePackageTest {

    private static final String PAGE = "usr/share/man/man1/cat.1";
    private static final String ROFF = ".TH CAT 1\n.SH NAME\ncat\n";

    @TempDir
    Path directory;

    private int corpora;

    // ---- what they are made of ----

    /** An ar archive as deb(5) has it, written by hand so that its headers can be wrong. */
    private static byte[] ar(Member... members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("!<arch>\n"));
        for (Member member : members) {
            out.writeBytes(ascii(String.format(
                    "%-16s%-12s%-6s%-6s%-8s%-10s%s", member.name, "0", "0", "0", "100644", member.size, member.end)));
            out.writeBytes(member.bytes);
            out.writeBytes(ascii(member.bytes.length % 2 == 1 ? "\n" : ""));
        }
        return out.toByteArray();
    }

    private static final class Member {
        private final String name;
        private final String size;
        private final String end;
        private final byte[] bytes;

        Member(String name, String size, String end, byte[] bytes) {
            this.name = name;
            this.size = size;
            this.end = end;
            this.bytes = bytes;
        }

        Member(String name, byte[] bytes) {
            this(name, String.valueOf(bytes.length), "`\n", bytes);
        }
    }

    private static final Member VERSION = new Member("debian-binary", ascii("2.0\n"));

    private static byte[] deb(String ending, byte[] tar) throws IOException {
        return ar(
                VERSION, new Member("control.tar.gz", ascii("x")), new Member("data.tar" + ending, pack(ending, tar)));
    }

    private static byte[] pack(String ending, byte[] tar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packer =
                switch (ending) {
                    case ".gz" -> new GZIPOutputStream(out);
                    case ".xz" -> new XZOutputStream(out, new LZMA2Options(0));
                    case ".zst" -> new ZstdOutputStream(out);
                    default -> out;
                }) {
            packer.write(tar);
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    // ---- what becomes of them ----

    private final class Outcome {
        private final TestIngest ingest;
        private final IngestSummary summary;

        Outcome(TestIngest ingest, IngestSummary summary) {
            this.ingest = ingest;
            this.summary = summary;
        }

        void isRejected(String reason) {
            assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                    .contains(reason));
        }
    }

    private Outcome docs(String name, byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve(name), bytes);
        TestIngest ingest = TestIngest.into(directory.resolve("corpus-" + corpora++));
        return new Outcome(ingest, ingest.run(new Source.Selected(new Source.Archive(file), Take.DOCUMENTS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".xz", ".zst"})
    void aSoundDebianPackageIsRead(String ending) throws IOException {
        Outcome outcome = docs("cat.deb", deb(ending, tar("./" + PAGE, ascii(ROFF))));
        assertThat(outcome.summary.rejected()).isEmpty();
        assertThat(outcome.ingest.rows()).singleElement().satisfies(row -> assertThat(row.text())
                .contains("# CAT(1)"));
    }

    @ParameterizedTest
    @CsvSource({".gz, cat.deb", ".xz, cat.deb", ".zst, cat.deb", ".gz, cat.tgz"})
    void bombsAreRejected(String ending, String name) throws IOException {
        byte[] tar = tar("package/index.html", new byte[80 << 20]);
        docs(name, name.endsWith(".deb") ? deb(ending, tar) : pack(ending, tar))
                .isRejected("bytes, too much for its size (setting archive_max_ratio)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat.whl", "cat-javadoc.jar"})
    void bombsInZipsAreRejected(String name) throws IOException {
        docs(name, zip("index.html", new byte[80 << 20])).isRejected("too much for its size");
    }

    @Test
    void namesThatLeadOutsideLeadInside() throws IOException {
        byte[] page = ascii("<p>page</p>");
        for (String path : List.of("../../../etc/index.html", "/etc/index.html", "a/../../etc/index.html")) {
            for (Outcome outcome : List.of(
                    docs("a.deb", deb(".gz", tar(path, page))),
                    docs("a.tgz", pack(".gz", tar(path, page))),
                    docs("a.jar", zip(path, page)))) {
                assertThat(outcome.ingest.rows()).singleElement().satisfies(row -> assertThat(row.path())
                        .doesNotContain("..")
                        .endsWith("index.html"));
            }
        }
        assertThat(directory.resolve("etc")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-999999999", "x", "", "9999999999", "99999999999"})
    void sizesThatCannotBeAreRejected(String size) throws IOException {
        byte[] data = pack(".gz", tar(PAGE, ascii(ROFF)));
        docs("a.deb", ar(VERSION, new Member("control.tar", size, "`\n", ascii("xx")), new Member("data.tar.gz", data)))
                .isRejected("is");
    }

    @Test
    void wrongMagicAndMissingMembersAreRejected() throws IOException {
        byte[] data = pack(".gz", tar(PAGE, ascii(ROFF)));
        docs("a.deb", ar(VERSION, new Member("data.tar.gz", String.valueOf(data.length), "xx", data)))
                .isRejected("is damaged");
        docs("b.deb", ar(VERSION, new Member("control.tar.gz", data))).isRejected("it has no member data.tar");
        docs("c.deb", ar(new Member("other", ascii("2.0\n")))).isRejected("is no archive of a known format");
        docs("d.deb", ar(VERSION, new Member("data.tar.gz", ascii("no gzip")))).isRejected("holds no tar");
        docs("e.deb", ar(VERSION, new Member("data.tar.gz", pack(".gz", ascii("no tar")))))
                .isRejected("is");
        docs("f.deb", ar(VERSION, new Member("#1/2147483647", ascii("x")))).isRejected("is");
        docs("g.deb", ar(VERSION, new Member("//", "2147483640", "`\n", ascii("x"))))
                .isRejected("is");
        docs("h.deb", ar(VERSION, new Member("/99", ascii("xx")))).isRejected("is");
    }

    @Test
    void packagesThatAreCutAnywhereAreRejected() throws IOException {
        byte[] whole = deb(".xz", tar(PAGE, ascii(ROFF.repeat(50))));
        SplittableRandom random = new SplittableRandom(5);
        List<Source> cut = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Path file = directory.resolve("cut-" + i + ".deb");
            // the last byte may be the padding of the last member, which nobody needs
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length - 1)));
            cut.add(new Source.Selected(new Source.Archive(file), Take.DOCUMENTS));
        }
        IngestSummary summary = TestIngest.into(directory.resolve("cut"))
                .run(new IngestRequest(cut, null, null), IngestSettings.defaults(), 2);
        assertThat(summary.rejected()).hasSameSizeAs(cut);
    }

    @Test
    void aPageThatIsABombIsAStubAndIsCounted() throws IOException {
        byte[] bomb = pack(".gz", new byte[20 << 20]);
        Outcome outcome = docs("a.deb", deb(".zst", tar(PAGE + ".gz", bomb)));
        assertThat(outcome.ingest.rows()).singleElement().satisfies(row -> assertThat(row.stub())
                .isEqualTo("undecodable"));
        assertThat(outcome.summary.problems()).isOne();
        assertThat(outcome.summary.messages()).singleElement().asString().contains("more than 10485760 bytes");
    }

    @Test
    void anyDamageIsARejectionOrRows() throws IOException {
        long seed = 78;
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] originals = {
            deb("", tar(PAGE, ascii(ROFF))), deb(".gz", tar(PAGE, ascii(ROFF))), deb(".zst", tar(PAGE, ascii(ROFF)))
        };
        List<Source> fuzzed = new ArrayList<>();
        for (int round = 0; round < 150; round++) {
            byte[] bytes = originals[round % originals.length].clone();
            // half of the damage is done to the headers of the ar archive
            int reach = round % 2 == 0 ? 200 : bytes.length;
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                bytes[21 + random.nextInt(reach - 21)] = (byte) random.nextInt();
            }
            Path file = Files.write(directory.resolve("fuzzed-" + round + ".deb"), bytes);
            fuzzed.add(new Source.Selected(new Source.Archive(file), Take.DOCUMENTS));
        }
        IngestSummary summary = TestIngest.into(directory.resolve("fuzzed"))
                .run(new IngestRequest(fuzzed, null, null), IngestSettings.defaults(), 2);
        assertThat(summary.repositories()
                        + summary.rejected().size()
                        + summary.skipped().size())
                .as("seed %d", seed)
                .isEqualTo(fuzzed.size());
    }
}
