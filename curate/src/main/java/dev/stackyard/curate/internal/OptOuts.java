package dev.stackyard.curate.internal;

import dev.stackyard.swhid.ObjectType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who and what has opted out. Every answer is the place of the record that says so ({@code opt-outs.txt line 12}), or
 * null. Immutable once read, and then thread-safe.
 *
 * <p>Names are compared without case. A name alone counts on every forge; an address counts on its own host, and for rows
 * that come from no network address at all.
 */
public final class OptOuts {

    /** Where a name without an address is taken to be. */
    private static final String DEFAULT_HOST = "github.com/";

    /** What an owner may withdraw besides everything. */
    enum Scope {
        /** BigCode's {@code GitHub issue}: issues, and pull requests, which are issues with code. */
        ISSUES(Set.of("issue", "pull")),
        /** BigCode's {@code Commits}: pull requests, the only rows that are made of commits. */
        COMMITS(Set.of("pull"));

        private final Set<String> kinds;

        Scope(Set<String> kinds) {
            this.kinds = kinds;
        }
    }

    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> repositories = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, String> identifiers = new HashMap<>();
    private final Map<String, String> scopedOwners = new HashMap<>();

    OptOuts() {}

    /**
     * Reads opt-out files, see {@link OptOutReader}.
     *
     * @throws dev.stackyard.corpus.UserException if one cannot be read, or has a malformed line, which is named
     */
    public static OptOuts read(List<Path> files) {
        OptOuts optOuts = new OptOuts();
        files.forEach(file -> new OptOutReader(file, optOuts).read());
        return optOuts;
    }

    void addOwner(String owner, String source) {
        owners.putIfAbsent(lower(owner), source);
    }

    void addScopedOwner(Scope scope, String owner, String source) {
        scopedOwners.putIfAbsent(scopedKey(scope, lower(owner)), source);
    }

    void addRepository(String name, String source) {
        repositories.putIfAbsent(lower(name), source);
    }

    void addOrigin(String key, String source) {
        origins.putIfAbsent(key, source);
    }

    void addIdentifier(ObjectType type, String hash, String source) {
        identifiers.putIfAbsent(identifierKey(type, hash), source);
    }

    /** Who withdrew everything of the owner of this repository: by name, or by an address that it lies below. */
    public @Nullable String ownerRecord(String repositoryName, @Nullable String url) {
        String byName = owners.get(owner(repositoryName));
        if (byName != null || origins.isEmpty()) {
            return byName;
        }
        String origin = origin(repositoryName, url);
        for (int slash = origin.lastIndexOf('/'); slash > 0; slash = origin.lastIndexOf('/', slash - 1)) {
            String record = origins.get(origin.substring(0, slash));
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    /** Who withdrew rows of this kind of the owner of this repository. */
    public @Nullable String scopedOwnerRecord(String repositoryName, String kind) {
        if (scopedOwners.isEmpty()) {
            return null;
        }
        for (Scope scope : Scope.values()) {
            String record = scopedOwners.get(scopedKey(scope, owner(repositoryName)));
            if (record != null && scope.kinds.contains(kind)) {
                return record;
            }
        }
        return null;
    }

    /** Who withdrew this repository: by name or by address. */
    public @Nullable String repositoryRecord(String repositoryName, @Nullable String url) {
        String byName = repositories.get(lower(repositoryName));
        return byName != null || origins.isEmpty() ? byName : origins.get(origin(repositoryName, url));
    }

    /** Whether any object was withdrawn by its identifier. */
    public boolean hasIdentifiers() {
        return !identifiers.isEmpty();
    }

    /** Who withdrew this object; a null hash is nobody's. */
    public @Nullable String identifierRecord(ObjectType type, @Nullable String hash) {
        return hash == null ? null : identifiers.get(identifierKey(type, hash));
    }

    private static String owner(String repositoryName) {
        int slash = repositoryName.indexOf('/');
        return lower(slash < 0 ? repositoryName : repositoryName.substring(0, slash));
    }

    private static String origin(String repositoryName, @Nullable String url) {
        return (url == null ? Optional.<String>empty() : OriginKey.of(url))
                .orElseGet(() -> DEFAULT_HOST + lower(repositoryName));
    }

    private static String scopedKey(Scope scope, String owner) {
        return scope + ":" + owner;
    }

    private static String identifierKey(ObjectType type, String hash) {
        return type.tag() + ":" + hash;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
