/** Storage in S3 and in whatever speaks its protocol. Nothing outside names the SDK, so that only s3:// loads it. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.internal.s3;
