package dev.stackyard.ingest.internal.git;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in half a sentence why a clone failed, without the URL, which may hold credentials. */
final class CloneFailure {

    private CloneFailure() {}

    static String describe(Exception failure, CloneLimits limits) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SSLException)) {
            cause = cause.getCause();
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host " + cause.getMessage();
        }
        if (cause instanceof ConnectException) {
            return "no server answers there";
        }
        if (cause instanceof SocketTimeoutException || cause instanceof java.io.InterruptedIOException) {
            return "the server was silent for " + limits.silenceSeconds() + " s";
        }
        if (cause instanceof SSLException) {
            return "its certificate is not trusted (" + cause.getMessage()
                    + "): for an authority of your own start with " + "STACKYARD_OPTS=-Djavax.net.ssl.trustStore=FILE";
        }
        String text = withoutUrl(cause);
        // JGit has no type for this
        return text.startsWith("Authentication is required")
                ? "the server wants an account, or there is no such repository: write the URL as "
                        + "https://USER:TOKEN@HOST/PATH"
                : text;
    }

    /** The innermost message says what happened; what is before it repeats the URL. */
    private static String withoutUrl(Throwable cause) {
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        int end = text.lastIndexOf(": ");
        return text.contains("://") && end > 0 ? text.substring(end + 2) : text;
    }
}
