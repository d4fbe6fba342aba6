package dev.stackyard.corpus.internal.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The names directly under a prefix, page by page. */
record S3Listing(List<String> files, List<String> directories) {

    /** @param prefix ends with a slash, or is empty */
    static S3Listing of(S3Storage storage, S3Connection connection, String bucket, String prefix) throws IOException {
        String location = "s3://" + bucket + "/" + prefix;
        List<String> files = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        String token = null;
        do {
            ListObjectsV2Response page = page(storage, connection, bucket, prefix, token);
            for (S3Object object : page.contents()) {
                if (object.key().length() > prefix.length()) {
                    files.add(name(location, prefix, object.key()));
                }
            }
            for (CommonPrefix directory : page.commonPrefixes()) {
                String name = name(location, prefix, directory.prefix());
                directories.add(name.substring(0, name.length() - 1));
            }
            token = next(location, page);
        } while (token != null);
        Collections.sort(files);
        Collections.sort(directories);
        return new S3Listing(files, directories);
    }

    private static @Nullable String next(String location, ListObjectsV2Response page) throws IOException {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return null;
        }
        String token = page.nextContinuationToken();
        if (token == null) {
            throw new IOException(location + ": the server says that its list goes on, but not where");
        }
        return token;
    }

    private static ListObjectsV2Response page(
            S3Storage storage, S3Connection connection, String bucket, String prefix, @Nullable String token)
            throws IOException {
        return storage.calling(
                "s3://" + bucket + "/" + prefix,
                () -> connection.client().listObjectsV2(request -> request.bucket(bucket)
                        .prefix(prefix)
                        .delimiter("/")
                        .maxKeys(connection.settings().listPage())
                        .continuationToken(token)));
    }

    private static String name(String location, String prefix, String key) throws IOException {
        if (!key.startsWith(prefix)) {
            throw new IOException(location + ": the server lists the key " + key + ", which does not begin so");
        }
        return key.substring(prefix.length());
    }
}
