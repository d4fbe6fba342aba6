package dev.stackyard.ingest.internal.git;

/**
 * How far a tree is walked.
 *
 * @param maxDepth components that the path of a file may have
 * @param maxFiles entries of all trees together, directories included
 */
public record TreeLimits(int maxDepth, int maxFiles) {}
