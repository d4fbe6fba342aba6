package dev.stackyard.languages.internal.traits;

import dev.stackyard.languages.internal.PathBytes;
import dev.stackyard.languages.internal.Resources;
import dev.stackyard.languages.internal.pattern.Outcome;
import dev.stackyard.languages.internal.pattern.PatternSet;
import java.util.List;

/**
 * What a file's path says about it: Linguist's {@code vendor.yml} and {@code documentation.yml}, and those rules of its
 * {@code generated.rb} that look at the name only. All patterns are matched in one pass over the path. Thread-safe.
 */
public final class PathTraits {

    /** Bits of {@link #of}. */
    public static final int VENDORED = 1;

    public static final int DOCUMENTATION = 2;
    public static final int GENERATED = 4;

    private static final int LEAVES = 3;

    /** From {@code lib/linguist/generated.rb}, in its order, at the revision that languages/data/linguist/README.md names. */
    private static final List<String> GENERATED_PATHS = List.of(
            "[^/]\\.(?:nib|xcworkspacedata|xcuserstate)$",
            "(?:^|/)\\.idea/",
            "(?:^|/)Pods/",
            "(?:^|/)Carthage/Build/",
            "__generated__/",
            "(?i)\\.designer\\.(?:cs|vb)$",
            "(?i)\\.feature\\.cs$",
            "composer\\.lock",
            "Cargo\\.lock",
            "Cargo\\.toml\\.orig",
            "deno\\.lock",
            "(?:^|/)flake\\.lock$",
            "(?:^|/)MODULE\\.bazel\\.lock$",
            "node_modules/",
            "vendor/(?:(?!-)[-0-9A-Za-z]+(?<!-)\\.)+(?:com|edu|gov|in|me|net|org|fm|io)",
            "(?:Gopkg|glide)\\.lock",
            "Package\\.resolved",
            "poetry\\.lock",
            "pdm\\.lock",
            "uv\\.lock",
            "pixi\\.lock",
            "(?:^|/)(?:\\w+\\.)?esy.lock$",
            "npm-shrinkwrap\\.json",
            "package-lock\\.json",
            "pnpm-lock\\.yaml",
            "(?:^|/)bun\\.lockb?$",
            "(?:^|/)\\.terraform\\.lock\\.hcl$",
            "(?:^|/)\\.pnp\\.",
            "Godeps/",
            ".\\.zep\\.(?:c|h|php)$",
            "(?:^|/)htmlcov/",
            "(?i)\\.(?:css|js)\\.map$",
            "Pipfile\\.lock",
            "(?i)(?:^|/)gradlew(?:\\.bat)?$",
            "(?i)(?:^|/)mvnw(?:\\.cmd)?$",
            "(?:^|/)mise(?:\\.[^/]+)?\\.lock$",
            "(?:^|/)\\.secrets\\.baseline$",
            "(?:^|/)(?:Julia)?Manifest(?:-v\\d+\\.\\d+)?\\.toml$",
            "(?i)_tlb\\.pas$",
            "(?:^|/)\\.sqlx/query-[a-f\\d]{64}\\.json$");

    private final PatternSet patterns = new PatternSet(
            List.of(Resources.lines("vendored-paths.txt"), Resources.lines("documentation-paths.txt"), GENERATED_PATHS),
            Outcome.leaves(LEAVES));

    private PathTraits() {}

    /** Compiles the patterns once, when first asked. */
    private static final class Shared {
        static final PathTraits TRAITS = new PathTraits();
    }

    public static PathTraits shared() {
        return Shared.TRAITS;
    }

    /**
     * The traits of a file at a path inside a repository; a leading slash is ignored.
     *
     * @param scratch memory of the calling thread
     * @return a sum of {@link #VENDORED}, {@link #DOCUMENTATION}, {@link #GENERATED}
     */
    public int of(String path, PathBytes scratch) {
        byte[] bytes = scratch.read(path);
        int from = path.startsWith("/") ? 1 : 0;
        return patterns.match(bytes, from, scratch.length(), 0);
    }
}
