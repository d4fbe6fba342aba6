package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what went wrong into exceptions that name bucket and key and say what to do. */
final class S3Failures {

    private final boolean anonymous;

    /** @param anonymous whether requests go out unsigned, which decides what to advise */
    S3Failures(boolean anonymous) {
        this.anonymous = anonymous;
    }

    /**
     * What to throw for an error of the server.
     *
     * @return {@link NoSuchFileException} for a key that is not there
     * @throws UserException if the user can do something about it
     */
    IOException of(String location, S3Error error, @Nullable Exception cause) {
        if (error.isMissingKey()) {
            return new NoSuchFileException(location);
        }
        String advice = error.advice(anonymous);
        String said = location + ": S3 answered " + error.text();
        if (advice != null) {
            String message = location + ": " + advice + " (S3 answered " + error.text() + ")";
            throw cause == null ? new UserException(message) : new UserException(message, cause);
        }
        return new IOException(said, cause);
    }

    /** What to throw for an exception of the SDK. */
    IOException of(String location, SdkException exception) {
        if (exception instanceof AwsServiceException service) {
            return of(location, error(service), exception);
        }
        return new IOException(location + ": S3 cannot be reached: " + reason(exception), exception);
    }

    static S3Error error(AwsServiceException exception) {
        var details = exception.awsErrorDetails();
        return details == null
                ? new S3Error(exception.statusCode(), "", "")
                : new S3Error(
                        exception.statusCode(),
                        Objects.requireNonNullElse(details.errorCode(), ""),
                        Objects.requireNonNullElse(details.errorMessage(), ""));
    }

    /** Whether S3 said of an object that it is not there. */
    static boolean isMissing(SdkException exception) {
        return exception instanceof AwsServiceException service
                && error(service).isMissingKey();
    }

    /** The first line of the innermost message, which is the telling one. */
    static String reason(Throwable exception) {
        Throwable inner = exception;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        String name = inner.getClass().getSimpleName();
        return message == null
                ? name
                : message.lines().findFirst().map(line -> name + ": " + line).orElse(name);
    }
}
