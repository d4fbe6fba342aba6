package dev.stackyard.licenses.internal.manifests;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a package manifest is written. */
public enum ManifestFormat {
    /** {@code "license": "MIT"} at the top level: npm, Composer, Bower, Elm, vcpkg, DUB, Perl's META. */
    JSON,
    /** {@code <license>} elements: Maven, NuGet, MSBuild. */
    XML,
    /** {@code license = "MIT"} or {@code License: MIT} on a line of its own: Cargo, Python, Ruby, R, Cabal, RPM and others. */
    LINES;

    private static final Set<String> JSON_NAMES = Set.of(
            "package.json",
            "composer.json",
            "bower.json",
            "elm.json",
            "vcpkg.json",
            "dub.json",
            "meta.json",
            "haxelib.json",
            "deno.json",
            "codemeta.json");

    private static final Set<String> LINE_NAMES = Set.of(
            "cargo.toml",
            "pyproject.toml",
            "setup.cfg",
            "setup.py",
            "pkg-info",
            "description",
            "meta.yml",
            "meta.yaml",
            "package.yaml",
            "shard.yml",
            "mix.exs",
            "citation.cff",
            "dub.sdl",
            "info.rkt",
            "typst.toml");

    private static final Set<String> LINE_EXTENSIONS =
            Set.of("gemspec", "podspec", "cabal", "opam", "rockspec", "spec", "nimble");

    private static final Set<String> XML_EXTENSIONS = Set.of("nuspec", "csproj", "fsproj", "vbproj");

    /** The format of a path, if it is a manifest; only the part behind the last slash counts. */
    public static Optional<ManifestFormat> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (JSON_NAMES.contains(name)) {
            return Optional.of(JSON);
        }
        if (name.equals("pom.xml") || XML_EXTENSIONS.contains(extension)) {
            return Optional.of(XML);
        }
        boolean lines = LINE_NAMES.contains(name) || LINE_EXTENSIONS.contains(extension);
        return lines ? Optional.of(LINES) : Optional.empty();
    }
}
