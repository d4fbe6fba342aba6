package dev.stackyard.corpus.optout;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.swhid.ObjectType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who and what has opted out. Every answer is the place of the record that says so ({@code opt-outs.txt line 12}), or
 * null. Immutable and thread-safe.
 *
 * <p>Names are compared without case. A name alone counts on every forge; an address counts on its own host, and for rows
 * that come from no network address at all.
 */
public final class OptOuts {

    /** Nobody. */
    public static final OptOuts NONE = of(List.of());

    /** Where a name without an address is taken to be. */
    private static final String DEFAULT_HOST = "github.com/";

    /** Kinds of rows that an owner may withdraw by themselves. */
    private static final Map<OptOut.Kind, Set<String>> SCOPES = new EnumMap<>(Map.of(
            OptOut.Kind.ISSUES_OF_OWNER, Set.of("issue", "pull"),
            OptOut.Kind.COMMITS_OF_OWNER, Set.of("pull")));

    private final Map<OptOut.Kind, Map<String, String>> sources = new EnumMap<>(OptOut.Kind.class);

    private OptOuts() {
        for (OptOut.Kind kind : OptOut.Kind.values()) {
            sources.put(kind, new HashMap<>());
        }
    }

    /** An index of withdrawals; of equal ones the first is named. */
    public static OptOuts of(List<OptOut> all) {
        OptOuts optOuts = new OptOuts();
        all.forEach(each -> optOuts.of(each.kind()).putIfAbsent(each.value(), each.source()));
        return optOuts;
    }

    /**
     * Reads opt-out files, see {@link OptOutReader}.
     *
     * @throws dev.stackyard.corpus.UserException if one cannot be read, or has a malformed line, which is named
     */
    public static OptOuts read(List<StorageFile> files) {
        List<OptOut> all = new ArrayList<>();
        files.forEach(file -> all.addAll(OptOutReader.read(file)));
        return of(all);
    }

    private Map<String, String> of(OptOut.Kind kind) {
        return sources.computeIfAbsent(kind, any -> new HashMap<>());
    }

    /** Whether the very same withdrawal is among these. */
    public boolean contains(OptOut optOut) {
        return of(optOut.kind()).containsKey(optOut.value());
    }

    /** Who withdrew everything of the owner of this repository: by name, or by an address that it lies below. */
    public @Nullable String ownerRecord(String repositoryName, @Nullable String url) {
        String byName = of(OptOut.Kind.OWNER).get(owner(repositoryName));
        if (byName != null || of(OptOut.Kind.ORIGIN).isEmpty()) {
            return byName;
        }
        String origin = origin(repositoryName, url);
        for (int slash = origin.lastIndexOf('/'); slash > 0; slash = origin.lastIndexOf('/', slash - 1)) {
            String record = of(OptOut.Kind.ORIGIN).get(origin.substring(0, slash));
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    /** Who withdrew rows of this kind of the owner of this repository. */
    public @Nullable String scopedOwnerRecord(String repositoryName, String kind) {
        for (Map.Entry<OptOut.Kind, Set<String>> scope : SCOPES.entrySet()) {
            String record = of(scope.getKey()).get(owner(repositoryName));
            if (record != null && scope.getValue().contains(kind)) {
                return record;
            }
        }
        return null;
    }

    /** Who withdrew this repository: by name or by address. */
    public @Nullable String repositoryRecord(String repositoryName, @Nullable String url) {
        String byName = of(OptOut.Kind.REPOSITORY).get(OptOut.lower(repositoryName));
        Map<String, String> origins = of(OptOut.Kind.ORIGIN);
        if (byName != null || origins.isEmpty()) {
            return byName;
        }
        String byAddress = origins.get(origin(repositoryName, url));
        return byAddress != null || url == null ? byAddress : origins.get(url);
    }

    /** Whether any object was withdrawn by its identifier. */
    public boolean hasIdentifiers() {
        return !of(OptOut.Kind.IDENTIFIER).isEmpty();
    }

    /** Who withdrew this object; a null hash is nobody's. */
    public @Nullable String identifierRecord(ObjectType type, @Nullable String hash) {
        return hash == null ? null : of(OptOut.Kind.IDENTIFIER).get("swh:1:" + type.tag() + ":" + hash);
    }

    private static String owner(String repositoryName) {
        int slash = repositoryName.indexOf('/');
        return OptOut.lower(slash < 0 ? repositoryName : repositoryName.substring(0, slash));
    }

    private static String origin(String repositoryName, @Nullable String url) {
        return (url == null ? Optional.<String>empty() : OriginKey.of(url))
                .orElseGet(() -> DEFAULT_HOST + OptOut.lower(repositoryName));
    }
}
