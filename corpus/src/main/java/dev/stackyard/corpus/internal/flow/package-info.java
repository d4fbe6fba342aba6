/** What engines share to run a {@link dev.stackyard.corpus.flow.Flow}, and the one that runs it on this machine. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.internal.flow;
