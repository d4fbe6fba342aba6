package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that refuse, lie, or never come to an end. Each costs its own source and one line, no more. */
@Timeout(60)
class HostileServerTest {

    private static final String HEAD = "aa".repeat(20);

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> credentialsSeen = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String url(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/octo/cat";
    }

    private String reasonOf(String url, IngestSettings settings) throws IOException {
        TestRepository sound =
                TestRepository.init(directory.resolve("sound")).file("a", "a").commit("a");
        TestIngest ingest = TestIngest.into(directory.resolve("corpus"));
        IngestSummary summary = ingest.run(
                new IngestRequest(
                        List.of(
                                new Source.Git(url),
                                new Source.Git(sound.directory().toString())),
                        null,
                        null),
                settings,
                2);
        assertThat(ingest.rows()).extracting(TestIngest.ReadRow::path).containsExactly("/a");
        assertThat(directory.resolve("corpus/work/ingest")).doesNotExist();
        assertThat(summary.rejected()).hasSize(1);
        return summary.rejected().get(0).reason();
    }

    private String reasonOf(HttpHandler handler) throws IOException {
        server.createContext("/", handler);
        return reasonOf(url("localhost"), limits(30, 60, 1 << 20));
    }

    private static IngestSettings limits(int silence, int seconds, long bytes) {
        IngestSettings some = IngestSettings.defaults();
        return new IngestSettings(
                some.maxFileBytes(),
                some.maxHashedBytes(),
                some.maxTreeDepth(),
                some.maxFiles(),
                some.partRows(),
                some.partBytes(),
                some.archiveMaxBytes(),
                some.archiveMaxRatio(),
                silence,
                seconds,
                bytes);
    }

    private static void answer(HttpExchange exchange, int code, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String line(String text) {
        return String.format(Locale.ROOT, "%04x", text.length() + 4) + text;
    }

    private static void advertise(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "application/x-git-upload-pack-advertisement",
                line("# service=git-upload-pack\n") + "0000"
                        + line(HEAD + " HEAD\0multi_ack_detailed shallow ofs-delta symref=HEAD:refs/heads/main\n")
                        + line(HEAD + " refs/heads/main\n") + "0000");
    }

    private static boolean isAdvertisement(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().endsWith("/info/refs");
    }

    @Test
    void refusals() throws IOException {
        assertThat(reasonOf(exchange -> answer(exchange, 403, "text/plain", "")))
                .startsWith("cannot be cloned: ")
                .doesNotContain("\n");
    }

    @Test
    void aServerThatWantsAnAccount() throws IOException {
        String reason = reasonOf(exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            answer(exchange, 401, "text/plain", "");
        });
        assertThat(reason)
                .isEqualTo(
                        "cannot be cloned: the server wants an account, or there is no such repository: write the URL as "
                                + "https://USER:TOKEN@HOST/PATH");
    }

    @Test
    void aPageThatIsNoRepository() throws IOException {
        assertThat(reasonOf(exchange -> answer(exchange, 200, "text/html", "<html>hello</html>")))
                .startsWith("cannot be cloned: ")
                .doesNotContain("\n");
    }

    @Test
    void aPackWithoutEnd() throws IOException {
        assertThat(reasonOf(exchange -> sendPack(exchange, 100_000)))
                .isEqualTo("cannot be cloned: the server sends more than 1048576 bytes: clone it with git and give its "
                        + "path, or raise remote_max_bytes");
    }

    @Test
    void aPackThatClaimsTwoBillionObjects() throws IOException {
        assertThat(reasonOf(exchange -> sendPack(exchange, Integer.MAX_VALUE)))
                .isEqualTo("cannot be cloned: its pack does not fit into memory");
    }

    /** Sends a pack of blobs that never ends, whatever number its header states. */
    private static void sendPack(HttpExchange exchange, int objects) throws IOException {
        if (isAdvertisement(exchange)) {
            advertise(exchange);
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write((line("shallow " + HEAD + "\n") + "0000" + line("NAK\n")).getBytes(StandardCharsets.US_ASCII));
            out.write(ByteBuffer.allocate(12)
                    .put(new byte[] {'P', 'A', 'C', 'K'})
                    .putInt(2)
                    .putInt(objects)
                    .array());
            for (long number = 0; ; number++) {
                out.write(blob(number));
            }
        }
    }

    /** A packed blob of 8 bytes. */
    private static byte[] blob(long number) {
        Deflater deflater = new Deflater();
        deflater.setInput(ByteBuffer.allocate(8).putLong(0, number));
        deflater.finish();
        byte[] bytes = new byte[100];
        bytes[0] = 0x38;
        int length = 1 + deflater.deflate(bytes, 1, 99);
        deflater.end();
        return java.util.Arrays.copyOf(bytes, length);
    }

    @Test
    void referencesWithoutEnd() throws IOException {
        String reason = reasonOf(exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
                exchange.sendResponseHeaders(200, 0);
                OutputStream out = exchange.getResponseBody();
                out.write((line("# service=git-upload-pack\n") + "0000").getBytes(StandardCharsets.US_ASCII));
                for (long number = 0; ; number++) {
                    String name = HEAD + " refs/heads/" + number + (number == 0 ? "\0shallow\n" : "\n");
                    out.write(line(name).getBytes(StandardCharsets.US_ASCII));
                }
            }
        });
        assertThat(reason).startsWith("cannot be cloned: the server sends more than 1048576 bytes");
    }

    @Test
    void aServerThatTrickles() throws IOException {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody()
                        .write(line("# service=git-upload-pack\n").getBytes(StandardCharsets.US_ASCII));
                exchange.getResponseBody().write("0000fff0".getBytes(StandardCharsets.US_ASCII));
                for (; ; ) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    pause(50);
                }
            }
        });
        assertThat(reasonOf(url("localhost"), limits(30, 1, 1 << 20)))
                .isEqualTo("cannot be cloned: takes longer than 1 s: clone it with git and give its path, or raise "
                        + "remote_max_seconds");
    }

    @Test
    void aServerThatIsSilent() throws IOException {
        server.createContext("/", exchange -> pause(20_000));
        assertThat(reasonOf(url("localhost"), limits(1, 30, 1 << 20)))
                .isEqualTo("cannot be cloned: the server was silent for 1 s");
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void credentialsDoNotFollowARedirectToAnotherHost() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            other.setExecutor(threads);
            other.createContext("/", exchange -> {
                credentialsSeen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                answer(exchange, 401, "text/plain", "");
            });
            other.start();
            String elsewhere = "http://127.0.0.1:" + other.getAddress().getPort();
            server.createContext("/", exchange -> {
                if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                    answer(exchange, 401, "text/plain", "");
                    return;
                }
                exchange.getResponseHeaders().set("Location", elsewhere + exchange.getRequestURI());
                answer(exchange, 302, "text/plain", "");
            });
            String reason = reasonOf(url("me:s3cret@localhost"), limits(30, 60, 1 << 20));
            assertThat(reason).doesNotContain("s3cret").doesNotContain("\n");
            assertThat(credentialsSeen).isNotEmpty().containsOnly("null");
        } finally {
            other.stop(0);
        }
    }
}
