package dev.stackyard.corpus.removal;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.optout.OptOut;
import dev.stackyard.corpus.optout.OptOuts;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must stay out of a corpus: the rules of all its removals, which hold for good, and the contents that they refuse.
 * Immutable and thread-safe.
 */
public final class Removals {

    private final List<RemovalRecord> records;
    /** The source of each rule is the number of its removal. */
    private final OptOuts rules;

    private final List<PackedIds> refused;

    private Removals(List<RemovalRecord> records, OptOuts rules, List<PackedIds> refused) {
        this.records = records;
        this.rules = rules;
        this.refused = refused;
    }

    /** The removals of a corpus, those included that are not carried out to their end; empty if there are none. */
    public static Removals read(Storage storage) throws IOException {
        RemovalStore store = new RemovalStore(storage);
        List<RemovalRecord> records = store.records();
        List<OptOut> rules = new ArrayList<>();
        List<PackedIds> refused = new ArrayList<>();
        for (RemovalRecord record : records) {
            String number = Integer.toString(record.number());
            record.request().rules().forEach(rule -> rules.add(new OptOut(rule.kind(), rule.value(), number)));
            PackedIds ids = new PackedIds();
            store.forEachRow(record, row -> {
                if (row.refused()) {
                    ids.add(row.contentId());
                }
            });
            refused.add(ids);
        }
        return new Removals(records, OptOuts.of(rules), refused);
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }

    /** All records, oldest first. */
    public List<RemovalRecord> records() {
        return records;
    }

    /** Whether each of these rules stands already. */
    public boolean containsAll(List<OptOut> asked) {
        return asked.stream().allMatch(rules::contains);
    }

    /**
     * The removal by which a repository must stay out; empty if there is none. Hashes are those of the SWHIDs, null if
     * unknown.
     */
    public Optional<RemovalRecord> ofRepository(
            String name,
            @Nullable String url,
            @Nullable String snapshot,
            @Nullable String revision,
            @Nullable String directory) {
        return records.isEmpty()
                ? Optional.empty()
                : Stream.of(
                                rules.repositoryRecord(name, url),
                                rules.ownerRecord(name, url),
                                rules.identifierRecord(ObjectType.SNAPSHOT, snapshot),
                                rules.identifierRecord(ObjectType.REVISION, revision),
                                rules.identifierRecord(ObjectType.DIRECTORY, directory))
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .map(number -> records.get(Integer.parseInt(number)));
    }

    /** The removal by which rows of a kind ({@code issue}, {@code pull}) of a repository's owner must stay out. */
    public Optional<RemovalRecord> ofKind(String repositoryName, String kind) {
        return Optional.ofNullable(rules.scopedOwnerRecord(repositoryName, kind))
                .map(number -> records.get(Integer.parseInt(number)));
    }

    /** The removal by which a content must stay out wherever it comes from; empty if there is none. */
    public Optional<RemovalRecord> ofContent(String contentId) {
        String named = rules.identifierRecord(ObjectType.CONTENT, contentId);
        if (named != null) {
            return Optional.of(records.get(Integer.parseInt(named)));
        }
        for (int i = 0; i < refused.size(); i++) {
            if (refused.get(i).contains(contentId)) {
                return Optional.of(records.get(i));
            }
        }
        return Optional.empty();
    }
}
