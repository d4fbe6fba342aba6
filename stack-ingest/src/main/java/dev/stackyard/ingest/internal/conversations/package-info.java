/**
 * Issues and pull requests, out of the hourly files of GHArchive or from GitHub's API, as rows. Events are scanned ({@link
 * ArchiveScan}), sorted, and joined to conversations ({@link ConversationJoin}).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.conversations;
