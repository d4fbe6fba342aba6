/** Git repositories read without git: objects, refs, trees; and cloned with JGit. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.git;
