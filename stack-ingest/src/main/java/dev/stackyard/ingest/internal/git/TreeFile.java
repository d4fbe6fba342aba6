package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import org.jspecify.annotations.Nullable;

/**
 * One file of a commit's tree.
 *
 * @param path full path, without a leading slash
 * @param problem why a directory was not entered; null for everything else
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TreeFile(
        byte[] path, int mode, ObjectHash id, @Nullable String problem) {}
