package dev.stackyard.ingest.internal.published;

import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.ingest.internal.PlanEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Stands for a repository at one state while mixed rows are sorted.
 *
 * @param hash a number from 0 to 2^62 - 1 by which repositories are dealt out to parts (FNV-1a, 64 bits)
 * @param check tells those apart that have the same hash (the first bytes of a SHA-256)
 */
record RepositoryId(long hash, long check) implements Comparable<RepositoryId> {

    static RepositoryId of(PlanEntry repository) {
        byte[] text = key(repository).getBytes(StandardCharsets.UTF_8);
        return new RepositoryId(
                hash(text), ByteBuffer.wrap(Fingerprints.sha256().digest(text)).getLong());
    }

    /** Equal for the rows that are one repository at one state. */
    static String key(PlanEntry repository) {
        return repository.repoName()
                + "\n" + Objects.requireNonNullElse(repository.revisionId(), "")
                + "\n" + Objects.requireNonNullElse(repository.directoryId(), "") + "\n";
    }

    static long hash(PlanEntry repository) {
        return hash(key(repository).getBytes(StandardCharsets.UTF_8));
    }

    private static long hash(byte[] text) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : text) {
            hash = (hash ^ (each & 0xFF)) * 0x100000001b3L;
        }
        return (hash ^ (hash >>> 32)) & (Long.MAX_VALUE >>> 1);
    }

    @Override
    public int compareTo(RepositoryId other) {
        int order = Long.compare(hash, other.hash);
        return order == 0 ? Long.compareUnsigned(check, other.check) : order;
    }
}
