package dev.stackyard.corpus.internal.s3;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** A server that speaks S3, on loopback and in memory, with a proxy before it that can be told to misbehave. */
public final class TestS3 implements AutoCloseable {

    /** Few bytes a part and short pauses, so that tests are quick. */
    static final S3Settings IMPATIENT = new S3Settings(
            6,
            Duration.ofMillis(5),
            Duration.ofMillis(40),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            16 << 10,
            5 << 20,
            64,
            100);

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final S3Proxy server;
    private final FaultProxy proxy;
    private final boolean open;

    private TestS3(S3Proxy server, FaultProxy proxy, boolean open) {
        this.open = open;
        this.server = server;
        this.proxy = proxy;
    }

    /** A server that asks for no credentials. */
    public static TestS3 start() {
        return start(AuthenticationType.NONE, null, null);
    }

    /** A server that answers only to these credentials. */
    public static TestS3 start(String identity, String secret) {
        return start(AuthenticationType.AWS_V4, identity, secret);
    }

    private static TestS3 start(AuthenticationType type, String identity, String secret) {
        try {
            S3Proxy server = S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .awsAuthentication(type, identity, secret)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .build();
            server.start();
            return new TestS3(server, FaultProxy.before(server.getPort()), type == AuthenticationType.NONE);
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
    }

    /** The proxy before the server. */
    public FaultProxy proxy() {
        return proxy;
    }

    /** Address of the proxy. */
    public String endpoint() {
        return "http://127.0.0.1:" + proxy.port();
    }

    /** Makes a bucket; returns its name. */
    public String bucket() {
        String name = "bucket-" + BUCKETS.incrementAndGet();
        S3Location root = S3Location.parse("s3://" + name + "/?" + options());
        try {
            S3Connection.to(root, IMPATIENT).client().createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException e) {
            // a slow machine: the first try was given up, and yet carried out
            return name;
        }
        return name;
    }

    /** What to write after the question mark of a location. */
    public String options() {
        return "endpoint=" + endpoint() + (open ? "&anonymous=true" : "");
    }

    /** A storage that gives up soon. */
    public S3Storage storage(String bucket, String prefix) {
        return S3Storage.of("s3://" + bucket + "/" + prefix + "?" + options(), IMPATIENT);
    }

    @Override
    public void close() throws Exception {
        proxy.close();
        server.stop();
    }
}
