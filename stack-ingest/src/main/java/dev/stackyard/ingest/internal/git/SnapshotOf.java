package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.SnapshotBuilder;
import dev.stackyard.swhid.Swhid;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * The snapshot of a repository, as Software Heritage takes it of a repository on disk ({@code swh/loader/git/from_disk.py}
 * and {@code utils.py} of swh-loader-git): all references, {@code HEAD} as an alias of its branch, auto-merged pull
 * requests left out; a reference whose object is not there, or that stands for none, is dangling.
 */
final class SnapshotOf {

    /** A reference, and where its object lies ({@link ObjectStore#packedAt}). */
    private record Placed(Ref ref, long packedAt) {}

    private final GitRefs refs;
    private final ObjectStore store;
    private final SnapshotBuilder snapshot = new SnapshotBuilder();

    private SnapshotOf(GitRefs refs, ObjectStore store) {
        this.refs = refs;
        this.store = store;
    }

    static ObjectHash repository(GitRefs refs, ObjectStore store) throws IOException {
        return new SnapshotOf(refs, store).take();
    }

    /** Some repositories have a hundred thousand references: their objects are looked at in the order of the packs. */
    private ObjectHash take() throws IOException {
        List<Placed> inPackOrder = refs.all().values().stream()
                .filter(ref -> !isAutoMerge(ref.name()))
                .map(ref -> new Placed(ref, ref.id() == null ? ObjectStore.NOT_PACKED : store.packedAt(ref.id())))
                .sorted(Comparator.comparingLong(Placed::packedAt))
                .toList();
        for (Placed placed : inPackOrder) {
            add(placed);
        }
        return snapshot.swhid().hash();
    }

    private void add(Placed placed) throws IOException {
        Ref ref = placed.ref();
        byte[] name = Ref.bytes(ref.name());
        ObjectHash id = ref.id();
        String target = ref.target();
        if (id != null) {
            try {
                snapshot.add(name, new Swhid(type(id, placed.packedAt()), id));
            } catch (ObjectUnreadableException e) {
                snapshot.addDangling(name);
            }
        } else if (target != null) {
            snapshot.addAlias(name, Ref.bytes(target));
            if (refs.find(target).isEmpty()) {
                snapshot.addDangling(Ref.bytes(target));
            }
        }
    }

    private ObjectType type(ObjectHash id, long packedAt) throws IOException {
        if (packedAt != ObjectStore.NOT_PACKED) {
            try {
                return store.packedType(packedAt);
            } catch (DamagedPackException e) {
                return store.type(id); // another copy may be sound
            }
        }
        return store.type(id);
    }

    private static boolean isAutoMerge(String name) {
        return name.startsWith("refs/pull/") && name.endsWith("/merge");
    }
}
