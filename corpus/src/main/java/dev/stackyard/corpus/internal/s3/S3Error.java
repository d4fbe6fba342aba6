package dev.stackyard.corpus.internal.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server said went wrong.
 *
 * @param status of HTTP
 * @param code S3's word for it, such as {@code NoSuchKey}; empty if it said none
 * @param message S3's sentence; may be empty
 */
record S3Error(int status, String code, String message) {

    private static final Pattern CODE = Pattern.compile("<Code>([^<]{1,200})</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,1000})</Message>");

    /** Reads the body of an error. */
    static S3Error of(int status, String body) {
        return new S3Error(status, first(CODE, body), first(MESSAGE, body));
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Whether the same request may well succeed a little later. */
    boolean isTransient() {
        return status >= 500
                || status == 429
                || status == 408
                || switch (code) {
                    case "RequestTimeout",
                            "SlowDown",
                            "Throttling",
                            "ThrottlingException",
                            "InternalError",
                            "ServiceUnavailable",
                            "OperationAborted",
                            "ConditionalRequestConflict" -> true;
                    default -> false;
                };
    }

    boolean isMissingKey() {
        return status == 404 && !code.equals("NoSuchBucket") && !code.equals("NoSuchUpload");
    }

    boolean isClockSkew() {
        return code.equals("RequestTimeTooSkewed")
                || code.equals("RequestExpired")
                || code.equals("RequestInTheFuture");
    }

    /** {@code 403 AccessDenied: Access Denied}, as far as it is known. */
    String text() {
        return status + (code.isEmpty() ? "" : " " + code) + (message.isEmpty() ? "" : ": " + message);
    }

    /** What the user can do about it; null if that is nothing in particular. */
    @Nullable
    String advice(boolean anonymous) {
        return switch (code) {
            case "NoSuchBucket" -> "there is no such bucket: correct its name, or make it";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                "the credentials are wrong: correct them, or add ?anonymous=true for a public bucket";
            case "ExpiredToken", "TokenRefreshRequired", "InvalidToken" ->
                "the credentials have expired: log in again, then run the same command again";
            case "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture" ->
                "the clock of this machine is wrong: set it";
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                "the bucket is in another region: set AWS_REGION, or add ?region=NAME";
            case "NotImplemented" -> "this server lacks what is needed for that";
            default ->
                status == 301 || status == 307
                        ? "the bucket is in another region: set AWS_REGION, or add ?region=NAME"
                        : status == 401 || status == 403 ? denied(anonymous) : null;
        };
    }

    private static String denied(boolean anonymous) {
        return anonymous
                ? "access is denied without credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
                : "these credentials may not do that: ask for the right to, or add ?anonymous=true for a public bucket";
    }
}
