package dev.stackyard.corpus.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.Storages;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.s3.FaultProxy.Fault;
import dev.stackyard.corpus.internal.s3.TestS3;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A public bucket over plain HTTP, which is what GHArchive's site is, through a network that fails. */
class HttpStorageTest {

    private static final HttpPatience IMPATIENT =
            new HttpPatience(6, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(5));

    private static TestS3 server;
    private Storage written;
    private String root;
    private HttpStorage storage;

    @BeforeAll
    static void start() {
        server = TestS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void bucket() {
        server.proxy().plan(request -> Fault.NONE);
        String bucket = server.bucket();
        written = server.storage(bucket, "");
        root = server.endpoint() + "/" + bucket;
        storage = new HttpStorage(root, IMPATIENT);
    }

    private byte[] write(String name, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        written.writeAll(name, bytes);
        return bytes;
    }

    private void every(int nth, Fault fault) {
        server.proxy().plan(request -> request.number() % nth == 0 ? Fault.NONE : fault);
    }

    @Test
    void readsFilesWholeAndInParts() throws IOException {
        byte[] bytes = write("a b+ü.json.gz", 700_000);
        for (Fault fault : new Fault[] {Fault.NONE, Fault.SLOW_DOWN, Fault.REFUSED, Fault.CUT}) {
            String name = "a%20b%2B%C3%BC.json.gz";
            every(2, fault);
            try (InputStream in = storage.stream(name)) {
                assertThat(in.readAllBytes()).as("%s", fault).isEqualTo(bytes);
            }
            try (Storage.Reader reader = storage.open(name)) {
                assertThat(reader.size()).isEqualTo(bytes.length);
                byte[] part = new byte[1000];
                reader.readFully(699_010, part, 10, 990);
                assertThat(Arrays.copyOfRange(part, 10, 1000))
                        .as("%s", fault)
                        .isEqualTo(Arrays.copyOfRange(bytes, 699_010, 700_000));
                assertThatThrownBy(() -> reader.readFully(699_500, part, 0, 501))
                        .isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void listsABucket() throws IOException {
        for (String name :
                List.of("2023-01-1.json.gz", "2023-01-10.json.gz", "2024-01-1.json.gz", "2023-below/it.json.gz")) {
            written.writeAll(name, new byte[1]);
        }
        every(2, Fault.SLOW_DOWN);
        assertThat(storage.list("", "2023-")).containsExactly("2023-01-1.json.gz", "2023-01-10.json.gz");
        assertThat(storage.list("2023-below")).containsExactly("it.json.gz");
        server.proxy().plan(request -> Fault.NONE);
        assertThat(StorageFile.matching(root + "/2023-01-*0.json.gz"))
                .extracting(StorageFile::text)
                .containsExactly(root + "/2023-01-10.json.gz");
        assertThatThrownBy(() -> StorageFile.matching(root + "/2022-*.json.gz")).hasMessageContaining("no file");
    }

    /** Google names the marker of the next page, S3 leaves it to the last name. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listsPageByPage(boolean namesMarkers) throws IOException {
        List<String> all =
                IntStream.range(100, 137).mapToObj(i -> "k" + i + " &").toList();
        answering(
                query -> {
                    Matcher marker = Pattern.compile("marker=([^&]*)").matcher(query);
                    String after = marker.find() ? URLDecoder.decode(marker.group(1), StandardCharsets.UTF_8) : "";
                    List<String> page = all.stream()
                            .filter(name -> name.compareTo(after) > 0)
                            .limit(10)
                            .toList();
                    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>" + (page.size() == 10))
                            .append("</IsTruncated>");
                    page.forEach(
                            name -> xml.append("<Contents><Key>" + name.replace("&", "&amp;") + "</Key></Contents>"));
                    if (namesMarkers && page.size() == 10) {
                        xml.append("<NextMarker>" + page.get(9).replace("&", "&amp;") + "</NextMarker>");
                    }
                    return xml.append("</ListBucketResult>").toString();
                },
                address -> assertThat(new HttpStorage(address, IMPATIENT).list("", "k"))
                        .isEqualTo(all));
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        assertThat(storage.exists("none")).isFalse();
        assertThatThrownBy(() -> storage.open("none")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> storage.stream("none"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(root + "/none");
        write("there", 1);
        assertThat(storage.exists("there")).isTrue();
    }

    @Test
    void aServerThatStaysDownIsGivenUp() throws IOException {
        write("there", 1);
        server.proxy().plan(request -> Fault.SLOW_DOWN);
        assertThatThrownBy(() -> storage.stream("there"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers 503, 6 times");
        server.proxy().plan(request -> Fault.REFUSED);
        assertThatThrownBy(() -> storage.stream("there")).hasMessageContaining("6 times: run the same command again");
    }

    @Test
    void nothingIsWritten() {
        assertThatThrownBy(() -> storage.create("a"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("only be read");
        assertThatThrownBy(() -> storage.delete("a")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> storage.lock("a")).isInstanceOf(UserException.class);
    }

    @Test
    void addressesThatAreNoFilesAreRefused() {
        for (String address : List.of(
                "https://", "https://host", "https://host/", "https:///x", "https://host/a?b", "https://u@host/a")) {
            assertThatThrownBy(() -> StorageFile.of(address)).as(address).isInstanceOf(UserException.class);
        }
        assertThat(Storages.of("https://host/a/").location()).isEqualTo("https://host/a");
    }

    /** What is done with a server's address. */
    @FunctionalInterface
    private interface Use {
        void of(String address) throws IOException;
    }

    /** A server that answers from the query of a request alone. */
    private static void answering(Function<String, String> answer, Use use) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = answer.apply(String.valueOf(exchange.getRequestURI().getRawQuery()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            use.of("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void hostileListingsAreRefused() throws IOException {
        for (String body : List.of(
                "",
                "<html><body>Index of /</body></html>",
                "<ListBucketResult><Key>a</Key>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><ListBucketResult><Key>&b;</Key></ListBucketResult>",
                "<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>")) {
            answering(
                    query -> body, address -> assertThatThrownBy(() -> new HttpStorage(address, IMPATIENT).list("", ""))
                            .as(body)
                            .isInstanceOf(UserException.class)
                            .hasMessageContaining("name each file"));
        }
    }

    @Test
    void aServerWithoutRangesIsToldFromOneWith() throws IOException {
        answering("0123456789"::concat, address -> {
            HttpStorage plain = new HttpStorage(address, IMPATIENT);
            assertThatThrownBy(() -> plain.open("x").readFully(2, new byte[2], 0, 2))
                    .hasMessageContaining("name the local file");
        });
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNotMixed() throws IOException {
        write("file", 500_000);
        server.proxy().plan(request -> Fault.CUT);
        try (InputStream in = storage.stream("file")) {
            write("other", 1);
            in.readNBytes(100_000);
            server.proxy().plan(request -> Fault.NONE);
            write("file", 500_001);
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("has changed while it was read");
        }
    }
}
