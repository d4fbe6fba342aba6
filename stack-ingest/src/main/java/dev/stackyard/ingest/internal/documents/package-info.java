/** Pages of documentation as text. Start at {@link dev.stackyard.ingest.internal.documents.DocumentConverter}. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.documents;
