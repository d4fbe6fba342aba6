package dev.stackyard.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Serves one repository over git's smart HTTP protocol, on the loopback interface. */
final class GitServer implements AutoCloseable {

    private final HttpServer server;
    private final Path gitDirectory;
    private final @Nullable String account;
    private int fetches;

    /** @param account {@code user:password} that clients must have; null to serve anyone */
    GitServer(Path gitDirectory, @Nullable String account) throws IOException {
        this(gitDirectory, account, HttpServer.create(anyPort(), 0));
    }

    private GitServer(Path gitDirectory, @Nullable String account, HttpServer server) {
        this.gitDirectory = gitDirectory;
        this.account = account;
        this.server = server;
        server.createContext("/octo/cat.git", this::handle);
        server.start();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** One that speaks TLS. */
    static GitServer secure(Path gitDirectory, SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new GitServer(gitDirectory, null, server);
    }

    String address() {
        return "localhost:" + server.getAddress().getPort() + "/octo/cat.git";
    }

    int fetches() {
        return fetches;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String expected = account == null
                    ? null
                    : "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
            if (expected != null
                    && !expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            boolean advertisement = exchange.getRequestURI().getPath().endsWith("/info/refs");
            try (Repository repository =
                    new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).build()) {
                UploadPack upload = new UploadPack(repository);
                upload.setBiDirectionalPipe(false);
                if (advertisement) {
                    PacketLineOut lines = new PacketLineOut(answer);
                    lines.writeString("# service=git-upload-pack\n");
                    lines.end();
                    upload.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
                } else {
                    fetches++;
                    upload.upload(body(exchange), answer, null);
                }
            }
            String type = advertisement ? "advertisement" : "result";
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + type);
            exchange.sendResponseHeaders(200, answer.size());
            answer.writeTo(exchange.getResponseBody());
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
