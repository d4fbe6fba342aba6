/** Directories and archives: files without history. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.files;
