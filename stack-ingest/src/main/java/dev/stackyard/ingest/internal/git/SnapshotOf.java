package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
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

    private SnapshotOf() {}

    static ObjectHash repository(GitRefs refs, ObjectStore store) throws IOException {
        List<Ref> counted = refs.all().values().stream()
                .filter(ref -> !isAutoMerge(ref.name()))
                .toList();
        SnapshotBuilder snapshot = new SnapshotBuilder();
        for (Ref ref : inPackOrder(counted, store)) {
            add(ref, refs, store, snapshot);
        }
        return snapshot.swhid().hash();
    }

    /** The builder takes references in any order; in this one their objects are found without jumping about. */
    private static List<Ref> inPackOrder(List<Ref> refs, ObjectStore store) {
        record Placed(Ref ref, long at) {}
        return refs.stream()
                .map(ref -> new Placed(ref, ref.id() == null ? ObjectStore.NOT_PACKED : store.packedAt(ref.id())))
                .sorted(Comparator.comparingLong(Placed::at))
                .map(Placed::ref)
                .toList();
    }

    private static void add(Ref ref, GitRefs refs, ObjectStore store, SnapshotBuilder snapshot) throws IOException {
        byte[] name = Ref.bytes(ref.name());
        ObjectHash id = ref.id();
        String target = ref.target();
        if (id != null) {
            try {
                snapshot.add(name, new Swhid(store.type(id), id));
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

    private static boolean isAutoMerge(String name) {
        return name.startsWith("refs/pull/") && name.endsWith("/merge");
    }
}
