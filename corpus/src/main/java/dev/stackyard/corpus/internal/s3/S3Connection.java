package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.UserException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * A client for one endpoint and one set of credentials, shared by all storages that use these. The SDK does what is rare
 * and intricate (uploads, lists, locks); objects are read through the bare HTTP client that the SDK itself stands on,
 * because the SDK spends 400 microseconds of processor time on each small object and the bare client 50 (bench/RESULTS.md).
 * Thread-safe; lives as long as the process.
 */
final class S3Connection {

    /** Where Amazon's buckets are looked for first, and what other servers mostly call their only region. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private static final Duration IDLE_CHECK = Duration.ofSeconds(5);

    private static final Map<Key, S3Connection> OPEN = new ConcurrentHashMap<>();

    /** What tells connections apart. */
    private record Key(
            @Nullable URI endpoint,
            @Nullable String region,
            @Nullable String profile,
            boolean anonymous,
            S3Settings settings) {}

    private final S3Settings settings;
    private final S3Client client;
    private final CloseableHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Region region;
    private final boolean anonymous;

    private S3Connection(Key key) {
        this.settings = key.settings();
        this.credentials = credentials(key);
        this.anonymous = credentials instanceof AnonymousCredentialsProvider;
        this.region = region(key);
        this.client = client(key);
        this.http = http(settings);
    }

    /** The connection that a place asks for. */
    static S3Connection to(S3Location location, S3Settings settings) {
        return OPEN.computeIfAbsent(
                new Key(location.endpoint(), location.region(), location.profile(), location.anonymous(), settings),
                S3Connection::new);
    }

    private static AwsCredentialsProvider credentials(Key key) {
        if (key.anonymous()) {
            return AnonymousCredentialsProvider.create();
        }
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        AwsCredentialsProvider provider = (key.profile() == null ? chain : chain.profileName(key.profile())).build();
        try {
            provider.resolveCredentials();
            return provider;
        } catch (SdkClientException e) {
            if (key.profile() != null) {
                throw new UserException("profile " + key.profile() + " gives no credentials: " + e.getMessage(), e);
            }
            return AnonymousCredentialsProvider.create();
        }
    }

    /** Without asking the machine's metadata service, which takes seconds to not answer where there is none. */
    private static Region region(Key key) {
        if (key.region() != null) {
            return Region.of(key.region());
        }
        try {
            Region found = new AwsRegionProviderChain(
                            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
            return found == null ? ANY_REGION : found;
        } catch (SdkClientException e) {
            return ANY_REGION;
        }
    }

    private S3Client client(Key key) {
        BackoffStrategy pauses = BackoffStrategy.exponentialDelay(settings.firstDelay(), settings.longestDelay());
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(settings.attempts())
                .backoffStrategy(pauses)
                .throttlingBackoffStrategy(pauses)
                .circuitBreakerEnabled(false)
                .build();
        boolean elsewhere =
                key.endpoint() != null || hasEndpoint("AWS_ENDPOINT_URL") || hasEndpoint("AWS_ENDPOINT_URL_S3");
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials)
                .region(region)
                .crossRegionAccessEnabled(!elsewhere)
                .forcePathStyle(elsewhere)
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(settings.connections())
                        .connectionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.silence()));
        return (key.endpoint() == null ? builder : builder.endpointOverride(key.endpoint())).build();
    }

    private static boolean hasEndpoint(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    private static CloseableHttpClient http(S3Settings settings) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.silence()))
                        .setValidateAfterInactivity(Timeout.of(IDLE_CHECK))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.of(settings.silence()))
                        .setTcpNoDelay(true)
                        .build())
                .build();
        return HttpClients.createMinimal(connections);
    }

    S3Settings settings() {
        return settings;
    }

    S3Client client() {
        return client;
    }

    CloseableHttpClient http() {
        return http;
    }

    Region region() {
        return region;
    }

    AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** Whether requests go out unsigned. */
    boolean anonymous() {
        return anonymous;
    }

    /** The URL under which a bucket's objects lie, without a slash at its end. */
    URI bucketUrl(String bucket) {
        String url = Objects.requireNonNull(client.utilities()
                        .getUrl(request -> request.bucket(bucket).key("k")))
                .toString();
        return URI.create(url.substring(0, url.length() - "/k".length()));
    }
}
