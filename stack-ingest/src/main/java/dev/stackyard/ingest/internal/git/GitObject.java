package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectType;

/**
 * A git object in memory.
 *
 * @param bytes its payload, without git's header; shared, not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the array is shared because copying contents costs
record GitObject(ObjectType type, byte[] bytes) {}
