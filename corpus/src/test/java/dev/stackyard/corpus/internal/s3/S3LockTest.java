package dev.stackyard.corpus.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.internal.s3.FaultProxy.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A lease whose owner died is taken over once, and only then; no test waits for it. */
class S3LockTest {

    private static final Duration BARELY = Duration.ofMillis(1);
    private static final Duration STALE = Duration.ofMinutes(5);

    private static TestS3 s3;

    private final TestClock clock = new TestClock();
    private String bucket = "";

    /** A clock that goes when the test says so. An object is as old as the time since it was first looked at. */
    private static final class TestClock implements LeaseClock {

        private final Map<String, Long> seen = new HashMap<>();
        private long nanos;
        private boolean saysTime = true;

        synchronized void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public synchronized @Nullable Duration age(HeadObjectResponse object) {
            long first = seen.computeIfAbsent(object.eTag(), tag -> nanos);
            return saysTime ? Duration.ofNanos(nanos - first) : null;
        }

        @Override
        public synchronized long nanoTime() {
            return nanos;
        }
    }

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
        bucket = s3.bucket();
    }

    @AfterEach
    void mend() {
        s3.proxy().plan(request -> Fault.NONE);
    }

    /** A process takes the lock; it renews nothing by itself, as if it died at once. */
    private S3Lock take() throws IOException {
        S3Location place = S3Location.parse("s3://" + bucket + "/p?" + s3.options());
        S3Connection connection = S3Connection.to(place, TestS3.IMPATIENT);
        return S3Lock.take(s3.storage(bucket, "p"), connection, place, "p/corpus.lock", clock);
    }

    private void isHeld() {
        assertThatThrownBy(this::take)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is being written by another stackyard process");
    }

    @Test
    void aDeadOwnersLeaseLapses() throws IOException {
        S3Lock dead = take();
        isHeld();
        clock.pass(STALE);
        isHeld();
        clock.pass(BARELY);
        S3Lock heir = take();
        isHeld();
        heir.check();
        assertThatThrownBy(dead::check)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another process has taken over the lock");
    }

    @Test
    void anOwnerThatRenewsKeepsItsLease() throws IOException {
        S3Lock alive = take();
        isHeld();
        for (int i = 0; i < 20; i++) {
            clock.pass(Duration.ofMinutes(4));
            alive.renew();
            isHeld();
        }
        assertThatCode(alive::check).doesNotThrowAnyException();
    }

    @Test
    void anOwnerThatSleptGoesOnIfNobodyCame() throws IOException {
        S3Lock slept = take();
        clock.pass(Duration.ofHours(9));
        assertThatCode(slept::check).doesNotThrowAnyException();
        isHeld();
    }

    @Test
    void whatWasTakenOverIsNotGivenBackByTheOldOwner() throws IOException {
        S3Lock dead = take();
        isHeld();
        clock.pass(STALE.plus(BARELY));
        S3Lock heir = take();
        dead.close();
        isHeld();
        assertThatCode(heir::check).doesNotThrowAnyException();
        heir.close();
        take().close();
    }

    @Test
    void ofTwoThatFindItStaleOneTakesIt() throws IOException {
        take();
        isHeld();
        clock.pass(STALE.plus(BARELY));
        AtomicReference<@Nullable S3Lock> quicker = new AtomicReference<>();
        int[] writes = {0};
        s3.proxy().plan(request -> {
            boolean takesOver = request.method().equals("PUT") && ++writes[0] == 2; // the first asks for no lock at all
            if (takesOver) {
                s3.proxy().plan(other -> Fault.NONE);
                try {
                    quicker.set(take());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            return Fault.NONE;
        });
        isHeld();
        S3Lock winner = quicker.get();
        assertThat(winner).isNotNull();
        winner.check();
    }

    @Test
    void aLostAnswerToATakeoverIsNoLostLease() throws IOException {
        take();
        isHeld();
        clock.pass(STALE.plus(BARELY));
        int[] writes = {0};
        s3.proxy().plan(request -> request.method().equals("PUT") && ++writes[0] == 2 ? Fault.ANSWER_LOST : Fault.NONE);
        S3Lock heir = take();
        assertThat(writes[0]).isGreaterThanOrEqualTo(2);
        heir.renew();
        assertThatCode(heir::check).doesNotThrowAnyException();
    }

    @Test
    void aServerThatDoesNotSayTheTimeKeepsEveryLease() throws IOException {
        take();
        clock.saysTime = false;
        isHeld();
        clock.pass(Duration.ofDays(1));
        isHeld();
    }
}
