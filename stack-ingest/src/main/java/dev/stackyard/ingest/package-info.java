/**
 * Sources: git repositories, directories, archives.
 *
 * <p>Start reading at {@link dev.stackyard.ingest.Ingest}; inside, at {@code internal.IngestRun} (the run), {@code
 * internal.git.GitReader} (a repository) and {@code internal.RowWriter} (a row).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest;
