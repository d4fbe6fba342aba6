package dev.stackyard.corpus.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.BulkReader;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.s3.FaultProxy.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 and the way to it do wrong, and what comes of it. */
class S3FaultsTest {

    private static final int LARGE = 11_000_000;

    private static TestS3 s3;

    private String bucket = "";
    private S3Storage storage;

    @BeforeAll
    static void start() {
        s3 = TestS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @BeforeEach
    void makeBucket() {
        s3.proxy().plan(request -> Fault.NONE);
        bucket = s3.bucket();
        storage = s3.storage(bucket, "p");
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The first tries of every request fail, the third does not. */
    private static Function<FaultProxy.Request, Fault> twice(Fault fault) {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        return request -> tries.merge(request.method() + request.target(), 1, Integer::sum) <= 2 ? fault : Fault.NONE;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SLOW_DOWN", "REFUSED", "ANSWER_LOST", "CUT"})
    void everythingWorksThroughFaultsThatPass(Fault fault) throws IOException {
        s3.proxy().plan(twice(fault));
        byte[] small = random(1, 3000);
        storage.writeAll("small", small);
        byte[] large = random(2, LARGE);
        try (Storage.Writer out = storage.create("large")) {
            out.write(large);
            out.commit();
        }
        assertThat(storage.exists("small")).isTrue();
        assertThat(storage.exists("absent")).isFalse();
        assertThat(storage.list("")).containsExactly("large", "small");
        assertThat(storage.readAll("small")).isEqualTo(small);
        try (InputStream in = storage.stream("large")) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
        storage.delete("small");
        assertThat(storage.list("")).containsExactly("large");
    }

    @Test
    void wrongBytesAreAskedForAgain() throws IOException {
        byte[] bytes = random(3, 5000);
        storage.writeAll("object", bytes);
        s3.proxy().plan(twice(Fault.WRONG_BYTE));
        assertThat(storage.readAll("object")).isEqualTo(bytes);
        assertThat(s3.proxy().seen()).hasSize(3);
    }

    @Test
    void bytesThatStayWrongAreAnErrorAndNoContent() throws IOException {
        storage.writeAll("object", random(4, 5000));
        s3.proxy().plan(request -> Fault.WRONG_BYTE);
        assertThatThrownBy(() -> storage.readAll("object"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3://" + bucket + "/p/object")
                .hasMessageContaining("checksum");
    }

    @Test
    void shortenedRangesAreNoticed() throws IOException {
        byte[] bytes = random(5, 300_000);
        storage.writeAll("object", bytes);
        try (Storage.Reader reader = storage.open("object")) {
            s3.proxy().plan(twice(Fault.SHORTENED));
            byte[] read = new byte[150_000];
            reader.readFully(1000, read, 0, read.length);
            assertThat(read).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1000, 151_000));
        }
    }

    @Test
    void aServerThatTricklesIsGivenUp() throws IOException {
        byte[] bytes = random(6, 3000);
        storage.writeAll("object", bytes);
        Map<String, Integer> tries = new HashMap<>();
        s3.proxy().plan(request -> tries.merge(request.target(), 1, Integer::sum) == 1 ? Fault.TRICKLE : Fault.NONE);
        assertThat(storage.readAll("object")).isEqualTo(bytes);
        assertThat(s3.proxy().seen()).hasSize(2);
    }

    @Test
    void cutListsAreAskedForAgain() throws IOException {
        for (int i = 0; i < 5; i++) {
            storage.writeAll("d/" + i, new byte[0]);
        }
        s3.proxy().plan(twice(Fault.SHORTENED));
        assertThat(storage.list("d")).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void anOutageIsToldAfterAllTries() throws IOException {
        storage.writeAll("object", new byte[10]);
        s3.proxy().plan(request -> Fault.REFUSED);
        assertThatThrownBy(() -> storage.readAll("object"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3://" + bucket + "/p/object")
                .hasMessageContaining("in 6 tries");
        s3.proxy().plan(request -> Fault.SLOW_DOWN);
        assertThatThrownBy(() -> storage.list("d"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503 SlowDown");
    }

    @Test
    void bulkReadsLoseNothingInBurstsOfFaults() throws IOException {
        int count = 200;
        List<BulkReader.Request<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            storage.writeAll("b/" + i, random(i, 500 + i));
            requests.add(new BulkReader.Request<>(i, "b/" + i, 500 + i));
        }
        Fault[] faults = {Fault.SLOW_DOWN, Fault.CUT, Fault.REFUSED, Fault.WRONG_BYTE, Fault.SHORTENED};
        Random random = new Random(11);
        s3.proxy().plan(request -> {
            synchronized (random) {
                return random.nextInt(4) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE;
            }
        });
        try (BulkReader<Integer> reader =
                new BulkReader<>(storage, requests.iterator(), new BulkReader.Limits(16, 1 << 20))) {
            for (int i = 0; i < count; i++) {
                Optional<BulkReader.Answer<Integer>> answer = reader.next();
                assertThat(answer.orElseThrow().bytes())
                        .as("seed 11, object %d", i)
                        .isEqualTo(random(i, 500 + i));
            }
        }
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsNotMixed() throws IOException {
        storage.writeAll("object", random(7, 500_000));
        try (Storage.Reader reader = storage.open("object")) {
            storage.writeAll("object", random(8, 500_000));
            byte[] buffer = new byte[100_000];
            assertThatThrownBy(() -> reader.readFully(0, buffer, 0, buffer.length))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("replaced while it was being read");
        }
    }

    @Test
    void nothingIsLeftOfAnUploadThatWasGivenUp() throws IOException {
        try (Storage.Writer out = storage.create("large")) {
            out.write(random(9, LARGE));
        }
        assertThat(uploads()).isEmpty();
    }

    @Test
    void theNextHolderOfTheLockClearsUploadsOfAKilledProcess() throws IOException {
        client().createMultipartUpload(request -> request.bucket(bucket).key("p/large"));
        client().createMultipartUpload(request -> request.bucket(bucket).key("elsewhere/large"));
        storage.lock("corpus.lock").close();
        assertThat(uploads()).containsExactly("elsewhere/large");
    }

    private List<String> uploads() {
        return client().listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
                .map(upload -> upload.key())
                .toList();
    }

    private S3Client client() {
        return S3Connection.to(S3Location.parse("s3://" + bucket + "/p?" + s3.options()), TestS3.IMPATIENT)
                .client();
    }

    @Test
    void aMissingBucketIsNamed() {
        Storage missing = s3.storage("no-such-bucket-here", "p");
        assertThatThrownBy(() -> missing.list(""))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("s3://no-such-bucket-here/p")
                .hasMessageContaining("there is no such bucket");
        assertThatThrownBy(() -> missing.writeAll("x", new byte[1]))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no such bucket");
        assertThatThrownBy(() -> missing.readAll("x"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no such bucket");
    }

    @Test
    void requestsAreSignedAndRefusalsAreExplained() throws Exception {
        try (TestS3 strict = TestS3.start("an-identity", "a-secret")) {
            System.setProperty("aws.accessKeyId", "an-identity");
            System.setProperty("aws.secretAccessKey", "a-secret");
            try {
                String name = strict.bucket();
                S3Storage signed = strict.storage(name, "é p");
                signed.writeAll("ü/f+1", random(1, 100_000));
                assertThat(signed.readAll("ü/f+1")).isEqualTo(random(1, 100_000));
                try (Storage.Reader reader = signed.open("ü/f+1")) {
                    byte[] buffer = new byte[10];
                    reader.readFully(3, buffer, 0, 10);
                    assertThat(buffer).isEqualTo(java.util.Arrays.copyOfRange(random(1, 100_000), 3, 13));
                }
                Storage unsigned =
                        S3Storage.of("s3://" + name + "/é p?anonymous=true&" + strict.options(), TestS3.IMPATIENT);
                assertThatThrownBy(() -> unsigned.readAll("ü/f+1"))
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining("s3://" + name + "/é p/ü/f+1")
                        .hasMessageContaining("AWS_ACCESS_KEY_ID");
            } finally {
                System.clearProperty("aws.accessKeyId");
                System.clearProperty("aws.secretAccessKey");
            }
        }
    }
}
