package dev.stackyard.corpus.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Reads objects of one bucket, with retries, signed where there are credentials. Thread-safe. */
final class ObjectGetter {

    /** Reads an answer's body; called again, from the start, when a try fails. */
    @FunctionalInterface
    interface Handler<R> {

        /** @throws IOException if the body is cut, slow or wrong: it is asked for again */
        R read(S3Body body) throws IOException;
    }

    private static final int LONGEST_ERROR_BYTES = 64 << 10;
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final S3Connection connection;
    private final S3Settings settings;
    private final S3Failures failures;
    private final S3Location location;
    private volatile Place place;
    private volatile Clock clock = Clock.systemUTC();

    /** Where the bucket is; a redirect changes it. */
    private record Place(URI url, HttpHost host, String region) {

        static Place of(URI url, String region) {
            return new Place(url, new HttpHost(url.getScheme(), url.getHost(), url.getPort()), region);
        }
    }

    ObjectGetter(S3Connection connection, S3Location location) {
        this.connection = connection;
        this.settings = connection.settings();
        this.location = location;
        this.failures = new S3Failures(connection.anonymous());
        this.place = Place.of(
                connection.bucketUrl(location.bucket()), connection.region().id());
    }

    /**
     * Reads an object, or a range of one.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     * @throws dev.stackyard.corpus.UserException if the user can do something about the failure
     */
    <R> R get(GetRequest request, Handler<R> handler) throws IOException {
        for (int failed = 0; ; ) {
            Try<R> outcome = once(request, handler);
            R result = outcome.result();
            if (result != null) {
                return result;
            }
            failed++;
            if (failed >= settings.attempts() || !outcome.again()) {
                throw failure(request, outcome, failed);
            }
            Backoff.pause(settings, failed);
        }
    }

    /** One try: a result, an error of the server, or an exception. */
    private record Try<R>(
            @Nullable R result,
            @Nullable S3Error error,
            @Nullable IOException exception,
            boolean again) {}

    private <R> Try<R> once(GetRequest request, Handler<R> handler) throws IOException {
        Place to = place;
        HttpGet message = message(request, to);
        try (ClassicHttpResponse response = connection.http().executeOpen(to.host(), message, null)) {
            int status = response.getCode();
            if (status == 200 || status == 206) {
                return new Try<>(read(request, message, response, handler), null, null, false);
            }
            S3Error error = S3Error.of(status, errorBody(response));
            return new Try<>(
                    null, error, null, error.isTransient() || redirected(response, to) || clockSet(response, error));
        } catch (SocketTimeoutException e) {
            return new Try<>(null, null, e, true);
        } catch (FinalException e) {
            throw e.unwrap();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return new Try<>(null, null, e, true);
        }
    }

    /** Reads a body; one that is given up is not read to its end, as closing it would, but cut off. */
    private <R> R read(GetRequest request, HttpGet message, ClassicHttpResponse response, Handler<R> handler)
            throws IOException {
        try {
            return handler.read(new S3Body(response, settings, shown(request)));
        } catch (IOException e) {
            message.cancel();
            throw e;
        }
    }

    private IOException failure(GetRequest request, Try<?> outcome, int tries) {
        String shown = shown(request);
        S3Error error = outcome.error();
        if (error == null) {
            Exception cause = Objects.requireNonNull(outcome.exception());
            return new IOException(
                    shown + ": could not be read in " + tries + " tries: " + S3Failures.reason(cause)
                            + "; run the same command again to go on",
                    cause);
        }
        if (error.status() == 412) {
            return new IOException(shown + ": was replaced while it was being read");
        }
        return error.status() == 416 ? new EmptyRangeException(shown) : failures.of(shown, error, null);
    }

    /** An object ends before the range that was asked for; of the tail of an object: it is empty. */
    static final class EmptyRangeException extends IOException {

        private static final long serialVersionUID = 1L;

        EmptyRangeException(String location) {
            super(location + " ends before the bytes that were asked for");
        }
    }

    private String shown(GetRequest request) {
        return "s3://" + location.bucket() + "/" + request.key();
    }

    private HttpGet message(GetRequest request, Place to) {
        URI url = URI.create(to.url() + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(request.key()));
        HttpGet message = new HttpGet(url.getRawPath());
        message.setAbsoluteRequestUri(false);
        if (request.range() == null) {
            message.setHeader("x-amz-checksum-mode", "ENABLED");
        } else {
            message.setHeader("Range", request.range());
        }
        if (request.etag() != null) {
            message.setHeader("If-Match", request.etag());
        }
        if (!connection.anonymous()) {
            sign(message, url, to);
        }
        return message;
    }

    private void sign(HttpGet message, URI url, Place to) {
        SdkHttpFullRequest.Builder plain =
                SdkHttpFullRequest.builder().method(SdkHttpMethod.GET).uri(url);
        for (Header header : message.getHeaders()) {
            plain.putHeader(header.getName(), header.getValue());
        }
        SdkHttpRequest signed = SIGNER.sign(
                        signing -> signing.identity(connection.credentials().resolveCredentials())
                                .request(plain.build())
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, to.region())
                                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                                .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Host")) {
                message.setHeader(header.getKey(), header.getValue().get(0));
            }
        }
    }

    /** Follows a bucket to its region; false if the answer does not name one, or it is the one that was asked. */
    private boolean redirected(ClassicHttpResponse response, Place from) {
        Header region = response.getFirstHeader("x-amz-bucket-region");
        if (region == null || region.getValue().equals(from.region())) {
            return false;
        }
        String url = from.url().toString();
        String moved = url.replaceFirst(
                        "\\.s3[.-][a-z0-9-]*\\.?amazonaws\\.com", ".s3." + region.getValue() + ".amazonaws.com")
                .replaceFirst("//s3[.-][a-z0-9-]*\\.?amazonaws\\.com", "//s3." + region.getValue() + ".amazonaws.com");
        place = Place.of(URI.create(moved), region.getValue());
        return true;
    }

    /** Takes over the server's time, once, when it says that ours is wrong. */
    private boolean clockSet(ClassicHttpResponse response, S3Error error) {
        Header date = response.getFirstHeader("Date");
        if (!error.isClockSkew() || date == null || !clock.equals(Clock.systemUTC())) {
            return false;
        }
        try {
            Instant now = ZonedDateTime.parse(date.getValue(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            clock = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.between(Instant.now(), now));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String errorBody(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try (InputStream body = entity.getContent()) {
            return new String(body.readNBytes(LONGEST_ERROR_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** Carries an exception that no retry can help past the retries. */
    static final class FinalException extends IOException {

        private static final long serialVersionUID = 1L;

        private final IOException carried;

        FinalException(IOException carried) {
            super(carried);
            this.carried = carried;
        }

        IOException unwrap() {
            return carried;
        }
    }
}
