package dev.stackyard.corpus.internal.s3;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class S3StorageTest extends StorageContract {

    private static TestS3 s3;

    private String bucket = "";

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

    @Override
    protected Storage storage() {
        return s3.storage(bucket, "some/prefix");
    }
}
