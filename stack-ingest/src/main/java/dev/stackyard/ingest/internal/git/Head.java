package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.SwhidFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commit that is ingested.
 *
 * @param branch full name of the branch; {@code HEAD} if it is detached
 */
record Head(String branch, ObjectHash revision, Commit commit) {

    /** Tags of tags of tags; git's own tools make none. */
    private static final int MOST_TAGS = 16;

    private static final List<String> USUAL = List.of("refs/heads/main", "refs/heads/master");

    /**
     * Finds the head of a repository: what {@code HEAD} says, else {@code main}, {@code master}, or the branch with the
     * newest commit, of equals the first by name. Empty if there is no branch at all.
     *
     * @throws ObjectUnreadableException if the commit that should be ingested cannot be read
     */
    static Optional<Head> find(GitRefs refs, ObjectStore store) throws IOException {
        Optional<Ref> head = refs.resolve(GitRefs.HEAD);
        if (head.isEmpty()) {
            head = USUAL.stream().flatMap(name -> refs.resolve(name).stream()).findFirst();
        }
        if (head.isPresent()) {
            return Optional.of(of(head.get(), store));
        }
        return newest(refs, store);
    }

    private static Optional<Head> newest(GitRefs refs, ObjectStore store) throws IOException {
        Head newest = null;
        ObjectUnreadableException failure = null;
        for (String name : refs.all().keySet()) {
            Optional<Ref> branch = name.startsWith(GitRefs.BRANCHES) ? refs.resolve(name) : Optional.empty();
            if (branch.isPresent()) {
                try {
                    Head candidate = of(branch.get(), store);
                    if (newest == null || candidate.time().isAfter(newest.time())) {
                        newest = candidate;
                    }
                } catch (ObjectUnreadableException e) {
                    failure = e;
                }
            }
        }
        if (newest == null && failure != null) {
            throw failure;
        }
        return Optional.ofNullable(newest);
    }

    private Instant time() {
        @Nullable Instant committed = commit.committed();
        return committed == null ? Instant.MIN : committed;
    }

    private static Head of(Ref ref, ObjectStore store) throws IOException {
        ObjectHash id = java.util.Objects.requireNonNull(ref.id(), "a resolved reference names an object");
        for (int i = 0; i < MOST_TAGS && store.type(id) == ObjectType.RELEASE; i++) {
            id = target(id, store.read(id, ObjectType.RELEASE));
        }
        return new Head(ref.name(), id, commit(id, store));
    }

    /** Reads a commit. */
    static Commit commit(ObjectHash id, ObjectStore store) throws IOException {
        try {
            return Commit.parse(store.read(id, ObjectType.REVISION));
        } catch (DamagedPackException e) {
            throw new ObjectUnreadableException(id, String.valueOf(e.getMessage()));
        }
    }

    /** What a tag is put on: its payload begins with {@code object <id>}. */
    private static ObjectHash target(ObjectHash tag, byte[] payload) throws ObjectUnreadableException {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        try {
            return ObjectHash.parse(text.substring("object ".length(), end));
        } catch (SwhidFormatException | StringIndexOutOfBoundsException e) {
            throw new ObjectUnreadableException(tag, "is a malformed tag");
        }
    }
}
