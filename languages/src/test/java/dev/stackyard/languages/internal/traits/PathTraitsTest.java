package dev.stackyard.languages.internal.traits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.languages.internal.PathBytes;
import dev.stackyard.languages.internal.Resources;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts from Linguist's {@code test_file_blob.rb} and {@code test_generated.rb}. */
class PathTraitsTest {

    private final PathBytes scratch = new PathBytes();

    private int traits(String path) {
        return PathTraits.shared().of(path, scratch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node_modules/a.js",
                "deps/http_parser/a.c",
                "a/vendor/b.rb",
                "public/angular.min.js",
                "iOS/Carthage/x",
                "app/jquery-1.7.js",
                "test/fixtures/x.rkt",
                "Test/fixtures/x.rkt",
                ".github/CODEOWNERS",
                "mvnw",
                "waf",
                "src/bootstrap-5.4.1-beta-dist/js/bundle.js",
                "a/b.d.ts",
                "packages/M.2.0.6/x.js",
                "docs/_build/x",
                "/rebar"
            })
    void vendored(String path) {
        assertThat(traits(path) & PathTraits.VENDORED).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.js",
                "My-Carthage/x",
                "src/bootstraps/settings.js",
                "bootstrap/misc/other/reset.css",
                "a/rebar",
                "food_vendor/x"
            })
    void notVendored(String path) {
        assertThat(traits(path) & PathTraits.VENDORED).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/a.c",
                "x/Documentation/a",
                "README",
                "a/README.md",
                "CHANGELOG",
                "Samples/a.rb",
                "LICENCE.md",
                "man/x"
            })
    void documentation(String path) {
        assertThat(traits(path) & PathTraits.DOCUMENTATION).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"project/docs/a.c", "a.md", "READMES", "project/man/x"})
    void notDocumentation(String path) {
        assertThat(traits(path) & PathTraits.DOCUMENTATION).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/MainMenu.nib",
                "Pods/a.h",
                "x/Pods/a.h",
                "Carthage/Build/iOS/x",
                "vendor/github.com/x.go",
                "go/vendor/gopkg.in/a/b.go",
                "foo.Designer.vb",
                "a/composer.lock",
                "a/node_modules/x.js",
                "package-lock.json",
                "bun.lock",
                ".pnp.cjs",
                "Godeps/Godeps.json",
                "a.zep.c",
                "a/linked.css.map",
                "B.feature.cs",
                "__generated__/a.js",
                "Cargo.toml.orig",
                "Package.resolved",
                "htmlcov/index.html",
                "gradlew.bat",
                "mvnw.cmd",
                "mise.test.local.lock",
                "JuliaManifest-v1.12.toml",
                "a/b_tlb.pas",
                ".idea/x.xml",
                "uv.lock",
                "a/.secrets.baseline",
                ".terraform.lock.hcl",
                "MODULE.bazel.lock",
                "foo.esy.lock",
                ".sqlx/query-2b8b1aae3740a05cb7179be9c7d5af30e8362c3cba0b07bc18fa32ff1a2232cc.json"
            })
    void generated(String path) {
        assertThat(traits("/" + path) & PathTraits.GENERATED).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yarn.lock",
                "vendor/vendor.json",
                "food_vendor/candy.go",
                ".nib",
                "Manifest.txt",
                "css.test.tsx.snap",
                "vendor/-a.com/x"
            })
    void notGenerated(String path) {
        assertThat(traits(path) & PathTraits.GENERATED).isZero();
    }

    @Test
    void agreesWithJavaOnRandomPaths() {
        Pattern vendored = Pattern.compile(String.join("|", Resources.lines("vendored-paths.txt")));
        Pattern documentation = Pattern.compile(String.join("|", Resources.lines("documentation-paths.txt")));
        List<String> pieces = List.of(
                "/",
                "/",
                "/",
                ".",
                "-",
                "a",
                "1",
                "vendor",
                "docs",
                "doc",
                "dist",
                "jquery",
                "bootstrap",
                ".js",
                ".css",
                ".min",
                "ui",
                "README",
                "test",
                "fixtures",
                "cache",
                "deps",
                "third",
                "party",
                "d3",
                "v3",
                "font",
                "awesome",
                "packages",
                "é",
                "extjs");
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("x".repeat(random.nextInt(2)));
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String path = text.toString();
            String inside = path.startsWith("/") ? path.substring(1) : path;
            assertThat((traits(path) & PathTraits.VENDORED) != 0)
                    .as(path)
                    .isEqualTo(vendored.matcher(inside).find());
            assertThat((traits(path) & PathTraits.DOCUMENTATION) != 0)
                    .as(path)
                    .isEqualTo(documentation.matcher(inside).find());
        }
    }
}
