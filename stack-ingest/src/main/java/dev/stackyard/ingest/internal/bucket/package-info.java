/** Contents from a bucket of gzip objects named by their SHA-1, as Software Heritage publishes them. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.bucket;
