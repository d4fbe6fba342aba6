package dev.stackyard.tokenize;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what goes into a shard, or adds shards up. */
final class ShardCounts {

    private long documents;
    private long segments;
    private long tokens;
    private long segmentTokens;
    private final SortedMap<String, Long> tokensByKind = new TreeMap<>();
    private final SortedMap<String, Long> tokensByLanguage = new TreeMap<>();
    private final SortedMap<String, Long> tokensByLicenseType = new TreeMap<>();

    static Manifest.Totals totals(List<Manifest.Shard> shards) {
        ShardCounts all = new ShardCounts();
        for (Manifest.Shard shard : shards) {
            all.documents += shard.documents();
            all.segments += shard.segments();
            all.tokens += shard.tokens();
            all.segmentTokens += shard.segmentTokens();
            shard.tokensByKind().forEach((name, count) -> all.tokensByKind.merge(name, count, Long::sum));
            shard.tokensByLanguage().forEach((name, count) -> all.tokensByLanguage.merge(name, count, Long::sum));
            shard.tokensByLicenseType().forEach((name, count) -> all.tokensByLicenseType.merge(name, count, Long::sum));
        }
        return new Manifest.Totals(
                shards.size(),
                all.documents,
                all.segments,
                all.tokens,
                all.segmentTokens,
                all.tokensByKind,
                all.tokensByLanguage,
                all.tokensByLicenseType);
    }

    void addDocument(Document document) {
        documents++;
        tokens += document.tokens();
        for (Segment segment : document.segments()) {
            segments++;
            segmentTokens += segment.textTokens();
            tokensByKind.merge(segment.kind(), (long) segment.textTokens(), Long::sum);
            tokensByLanguage.merge(segment.language(), (long) segment.textTokens(), Long::sum);
            tokensByLicenseType.merge(segment.licenseType(), (long) segment.textTokens(), Long::sum);
        }
    }

    Manifest.Shard shard(String name, Manifest.FileEntry bin, Manifest.FileEntry idx, Manifest.FileEntry provenance) {
        return new Manifest.Shard(
                name,
                bin,
                idx,
                provenance,
                documents,
                segments,
                tokens,
                segmentTokens,
                tokensByKind,
                tokensByLanguage,
                tokensByLicenseType);
    }
}
