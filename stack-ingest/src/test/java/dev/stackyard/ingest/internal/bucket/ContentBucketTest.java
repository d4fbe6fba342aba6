package dev.stackyard.ingest.internal.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentBucketTest {

    private static final int LIMIT = 10_000;

    @TempDir
    Path directory = Path.of("");

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String sha1(byte[]... pieces) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String gitId(byte[] bytes) throws Exception {
        return sha1(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII), bytes);
    }

    private Storage bucket() {
        return Storages.of(directory);
    }

    private List<Fetched<Integer>> fetch(List<Wanted<Integer>> wanted) throws IOException {
        List<Fetched<Integer>> all = new ArrayList<>();
        ContentBucket bucket = new ContentBucket(bucket(), new BulkReader.Limits(4, 50_000), LIMIT);
        try (Contents<Integer> contents = bucket.fetch(wanted.iterator())) {
            for (Optional<Fetched<Integer>> next = contents.next(); next.isPresent(); next = contents.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    @Test
    void contentsComeInOrderWhateverTheirStatedLength() throws Exception {
        List<Wanted<Integer>> wanted = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[i * 40];
            new Random(i).nextBytes(bytes);
            expected.add(bytes);
            bucket().writeAll(sha1(bytes), gzip(bytes));
            long stated = i % 3 == 0 ? bytes.length : i % 3 == 1 ? -1 : 5;
            wanted.add(new Wanted<>(i, sha1(bytes), i % 2 == 0 ? gitId(bytes) : null, stated));
        }
        List<Fetched<Integer>> fetched = fetch(wanted);
        assertThat(fetched).hasSize(200);
        for (int i = 0; i < 200; i++) {
            assertThat(fetched.get(i).about()).isEqualTo(i);
            assertThat(fetched.get(i).bytes()).as("content %d", i).isEqualTo(expected.get(i));
        }
    }

    @Test
    void whatIsNotRightSaysWhy() throws Exception {
        byte[] good = "good".getBytes(StandardCharsets.UTF_8);
        byte[] largest = new byte[LIMIT];
        byte[] large = new byte[LIMIT + 1];
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);
        byte[] plain = "not packed".getBytes(StandardCharsets.UTF_8);
        byte[] cut = new byte[3000];
        new Random(3).nextBytes(cut);
        bucket().writeAll(sha1(good), gzip(good));
        bucket().writeAll(sha1(largest), gzip(largest));
        bucket().writeAll(sha1(large), gzip(large));
        bucket().writeAll(sha1(other), gzip(good));
        bucket().writeAll(sha1(plain), plain);
        bucket().writeAll(sha1(cut), java.util.Arrays.copyOf(gzip(cut), 2000));
        String absent = "0".repeat(40);
        List<Fetched<Integer>> fetched = fetch(List.of(
                Wanted.nothing(0),
                new Wanted<>(1, absent, null, 4),
                new Wanted<>(2, sha1(large), null, large.length),
                new Wanted<>(3, sha1(largest), null, 1),
                new Wanted<>(4, sha1(other), null, 5),
                new Wanted<>(5, sha1(plain), null, 10),
                new Wanted<>(6, sha1(cut), null, 3000),
                new Wanted<>(7, sha1(good), absent, 4),
                new Wanted<>(8, "../../etc/passwd", null, 4),
                new Wanted<>(9, sha1(good), gitId(good), 4)));
        assertThat(fetched.stream().map(Fetched::outcome))
                .containsExactly(
                        Fetched.Outcome.NOTHING,
                        Fetched.Outcome.MISSING,
                        Fetched.Outcome.TOO_LARGE,
                        Fetched.Outcome.CONTENT,
                        Fetched.Outcome.CORRUPT,
                        Fetched.Outcome.CORRUPT,
                        Fetched.Outcome.CORRUPT,
                        Fetched.Outcome.CORRUPT,
                        Fetched.Outcome.MISSING,
                        Fetched.Outcome.CONTENT);
        assertThat(fetched.get(1).problem()).isEqualTo("there is no " + bucket().location(absent));
        assertThat(fetched.get(4).problem()).endsWith("has bytes whose SHA-1 is " + sha1(good));
        assertThat(fetched.get(5).problem()).contains("is no gzip file");
        assertThat(fetched.get(6).problem()).contains("is no gzip file");
        assertThat(fetched.get(7).problem()).contains("git id is " + gitId(good) + ", wanted was " + absent);
        assertThat(fetched.get(8).problem()).contains("which is no SHA-1");
    }

    @Test
    void anUnreadableBucketIsNoMissingContent() throws Exception {
        byte[] good = "good".getBytes(StandardCharsets.UTF_8);
        bucket().writeAll(sha1(good) + "/a-directory-where-the-object-should-be", good);
        assertThatThrownBy(() -> fetch(List.of(new Wanted<>(1, sha1(good), null, 4))))
                .isInstanceOf(IOException.class);
    }
}
