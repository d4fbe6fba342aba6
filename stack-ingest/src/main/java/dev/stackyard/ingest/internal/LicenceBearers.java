package dev.stackyard.ingest.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that licences are read from: licence texts, notices, READMEs, package manifests. By name only, and rather too many than
 * too few: what the licences stage does not look at, it passes over.
 */
final class LicenceBearers {

    private static final Pattern NAME = Pattern.compile(
            "(un)?licen[cs]e.*|.*[-_.]licen[cs]e|copying.*|copyright.*|notice.*|patents.*|readme.*|legal.*");

    private static final Set<String> MANIFESTS = Set.of(
            "package.json",
            "composer.json",
            "bower.json",
            "elm.json",
            "vcpkg.json",
            "dub.json",
            "meta.json",
            "deno.json",
            "codemeta.json",
            "cargo.toml",
            "pyproject.toml",
            "setup.cfg",
            "setup.py",
            "pkg-info",
            "metadata",
            "description",
            "meta.yml",
            "meta.yaml",
            "package.yaml",
            "shard.yml",
            "mix.exs",
            "citation.cff",
            "pom.xml");

    private static final Set<String> ENDINGS =
            Set.of("gemspec", "podspec", "cabal", "opam", "rockspec", "spec", "nimble", "nuspec");

    private static final int LONGEST_NAME = 255;

    private LicenceBearers() {}

    /** @param path from the source's root */
    static boolean contain(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.length() <= LONGEST_NAME
                && (MANIFESTS.contains(name)
                        || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                        || name.equals(".gitattributes")
                        || NAME.matcher(name).matches());
    }
}
