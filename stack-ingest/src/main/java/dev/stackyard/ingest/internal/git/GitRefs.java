package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All references of a repository by name, {@code HEAD} among them, whichever way they are stored. */
final class GitRefs {

    static final String HEAD = "HEAD";
    static final String BRANCHES = "refs/heads/";

    /** Two million branches and tags are ten times what the largest known repositories have. */
    private static final int MOST_REFS = 2_000_000;

    /** As git's {@code SYMREF_MAXDEPTH}. */
    private static final int LONGEST_CHAIN = 5;

    private final SortedMap<String, Ref> refs = new TreeMap<>();

    private GitRefs() {}

    /** Reads all references; what is no reference is passed over. */
    static GitRefs read(GitLayout layout) throws IOException {
        GitRefs all = new GitRefs();
        if (ReftableRefs.isUsed(layout.commonDirectory())) {
            ReftableRefs.read(layout.commonDirectory(), all.refs, MOST_REFS);
        } else {
            PackedRefs.read(layout.commonDirectory(), all.refs, MOST_REFS);
            LooseRefs.read(layout.commonDirectory(), all.refs, MOST_REFS);
            LooseRefs.read(HEAD, layout.gitDirectory().resolve(HEAD)).ifPresent(head -> all.refs.put(HEAD, head));
        }
        return all;
    }

    /** All references, sorted by the bytes of their names. */
    Map<String, Ref> all() {
        return refs;
    }

    Optional<Ref> find(String name) {
        return Optional.ofNullable(refs.get(name));
    }

    /** The reference at the end of a chain of symbolic ones, which names an object; empty if the chain breaks. */
    Optional<Ref> resolve(String name) {
        String at = name;
        for (int i = 0; i <= LONGEST_CHAIN; i++) {
            Ref ref = refs.get(at);
            if (ref == null) {
                return Optional.empty();
            }
            String target = ref.target();
            if (target == null) {
                return Optional.of(ref);
            }
            at = target;
        }
        return Optional.empty();
    }

    /** What a name stands for in the end. */
    Optional<ObjectHash> id(String name) {
        return resolve(name).map(Ref::id);
    }
}
