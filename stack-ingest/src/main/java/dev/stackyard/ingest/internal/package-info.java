/** From sources to rows: planning, dedup of repositories, classification of bytes, writing of parts. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal;
