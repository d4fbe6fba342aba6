package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code https://} with a certificate that is made for the test. */
class SecureServerTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    private TestRepository repository;
    private TestIngest ingest;
    private SSLContext context;

    @BeforeEach
    void makeCertificate() throws IOException, GeneralSecurityException, InterruptedException {
        repository = TestRepository.init(directory.resolve("served"))
                .file("a", "text")
                .commit("one");
        ingest = TestIngest.into(directory.resolve("corpus"));
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "36500",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @AfterEach
    void restoreTrust() {
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }

    @Test
    void aTrustedServerIsClonedFrom() throws IOException {
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
        try (GitServer server = GitServer.secure(repository.gitDirectory(), context)) {
            IngestSummary summary = ingest.run(new Source.Git("https://" + server.address()));
            assertThat(summary.rejected()).isEmpty();
            assertThat(ingest.row("/a").text()).isEqualTo("text");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws IOException {
        try (GitServer server = GitServer.secure(repository.gitDirectory(), context)) {
            IngestSummary summary = ingest.run(new Source.Git("https://" + server.address()));
            assertThat(summary.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                    .startsWith("cannot be cloned: its certificate is not trusted (")
                    .endsWith("start with STACKYARD_OPTS=-Djavax.net.ssl.trustStore=FILE")
                    .doesNotContain("\n"));
            assertThat(server.fetches()).isZero();
        }
    }
}
