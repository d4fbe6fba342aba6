package dev.stackyard.licenses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.TestCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicensesStageTest {

    private static final String MIT = SpdxTexts.text("MIT");
    private static final String GPL_2 = SpdxTexts.text("GPL-2.0-only");
    private static final String GPL_HEADER = """
            /*
             * This program is free software; you can redistribute it and/or modify it under the terms of the GNU
             * General Public License as published by the Free Software Foundation; either version 3 of the License,
             * or (at your option) any later version.
             */
            int main(void) { return 0; }
            """;
    private static final String MIT_TAG = "// SPDX-License-Identifier: MIT\nint main(void) { return 0; }\n";
    private static final String PLAIN = "int main(void) { return 0; }\n";

    @TempDir
    Path directory;

    private TestCorpus run(TestCorpus corpus) throws IOException {
        return corpus.run(new LicensesStage(LicensesSettings.defaults()));
    }

    private static Map<String, String> types(TestCorpus corpus) throws IOException {
        return corpus.byPath(LicensesLayer.LICENSE_TYPE);
    }

    @Test
    void licenseFileReachesItsSubtree() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .file("/LICENSE", MIT)
                .file("/src/deep/main.c", PLAIN)
                .stub("/logo.png", Stub.BINARY));

        assertThat(types(corpus).values()).containsOnly("permissive");
        assertThat(corpus.byPath(LicensesLayer.LICENSE_PATHS).values()).containsOnly(List.of("/LICENSE"));
        assertThat(corpus.byPath(LicensesLayer.DETECTED_LICENSES).values()).containsOnly(List.of("MIT"));
        assertThat(corpus.drops(LicensesLayer.NAME).values()).containsOnlyNulls();
    }

    @Test
    void vendoredGplIsNeverPermissive() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .statedLicense("MIT")
                .file("/LICENSE", MIT)
                .file("/main.c", PLAIN)
                .file("/third_party/header.c", GPL_HEADER)
                .file("/third_party/lib/COPYING", GPL_2)
                .file("/third_party/lib/lib.c", PLAIN));

        assertThat(types(corpus))
                .containsEntry("a/b:/main.c", "permissive")
                .containsEntry("a/b:/third_party/header.c", "non_permissive")
                .containsEntry("a/b:/third_party/lib/lib.c", "non_permissive");
        assertThat(corpus.drops(LicensesLayer.NAME))
                .containsEntry("a/b:/main.c", null)
                .containsEntry("a/b:/third_party/lib/lib.c", "non-permissive-license");
        assertThat(corpus.byPath(LayerSchema.dropEvidence(LicensesLayer.NAME)))
                .containsEntry("a/b:/third_party/lib/lib.c", "GPL-2.0-only by /third_party/lib/COPYING")
                .containsEntry("a/b:/third_party/header.c", "GPL-3.0-or-later by /third_party/header.c");
    }

    @Test
    void ownHeaderWinsOverDirectory() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .file("/COPYING", GPL_2)
                .file("/mine.c", MIT_TAG)
                .file("/other.c", PLAIN));

        assertThat(types(corpus))
                .containsEntry("a/b:/mine.c", "permissive")
                .containsEntry("a/b:/other.c", "non_permissive");
        assertThat(corpus.byPath(LicensesLayer.LICENSE_PATHS)).containsEntry("a/b:/mine.c", List.of("/mine.c"));
    }

    @Test
    void repositoriesDoNotReachOneAnother() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .file("/COPYING", GPL_2)
                .file("/x.c", PLAIN)
                .repository("c/d")
                .file("/x.c", PLAIN));

        assertThat(types(corpus)).containsEntry("a/b:/x.c", "non_permissive").containsEntry("c/d:/x.c", "no_license");
    }

    @Test
    void aChoiceThatPermitsIsPermissive() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .file("/x.c", "// SPDX-License-Identifier: GPL-3.0-only OR MIT\n")
                .file("/y.c", "// SPDX-License-Identifier: GPL-3.0-only AND MIT\n")
                .file("/z.c", "// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception\n"));

        assertThat(corpus.byPath(LicensesLayer.DETECTED_LICENSES))
                .containsEntry("a/b:/x.c", List.of("MIT"))
                .containsEntry("a/b:/y.c", List.of("GPL-3.0-only", "MIT"))
                .containsEntry("a/b:/z.c", List.of("Apache-2.0", "LLVM-exception"));
        assertThat(types(corpus))
                .containsEntry("a/b:/x.c", "permissive")
                .containsEntry("a/b:/y.c", "non_permissive")
                .containsEntry("a/b:/z.c", "permissive");
    }

    @Test
    void manifestsSpeakForTheirDirectory() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .file("/js/package.json", "{\"name\": \"x\", \"license\": \"ISC\"}")
                .file("/js/index.js", PLAIN)
                .file("/rust/Cargo.toml", "[package]\nname = \"x\"\nlicense = \"MIT/Apache-2.0\"\n")
                .file("/rust/src/lib.rs", PLAIN)
                .file("/other/x.c", PLAIN));

        assertThat(corpus.byPath(LicensesLayer.DETECTED_LICENSES))
                .containsEntry("a/b:/js/index.js", List.of("ISC"))
                .containsEntry("a/b:/rust/src/lib.rs", List.of("Apache-2.0", "MIT"))
                .containsEntry("a/b:/other/x.c", List.of());
    }

    @Test
    void forgeStatementCountsForWhatSaysNothing() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .statedLicense("GPL-3.0")
                .file("/x.c", PLAIN)
                .file("/mine.c", MIT_TAG)
                .repository("c/d")
                .statedLicense("NOASSERTION")
                .file("/x.c", PLAIN));

        assertThat(types(corpus))
                .containsEntry("a/b:/x.c", "non_permissive")
                .containsEntry("a/b:/mine.c", "permissive")
                .containsEntry("c/d:/x.c", "non_permissive");
        assertThat(corpus.byPath(LayerSchema.dropEvidence(LicensesLayer.NAME)))
                .containsEntry("a/b:/x.c", "GPL-3.0-only by the forge");
    }

    @Test
    void referenceToAMissingLicenseIsNoPermission() throws IOException {
        TestCorpus corpus = run(TestCorpus.in(directory)
                .repository("a/b")
                .file("/x.c", "// See the LICENSE file for license information.\n" + PLAIN)
                .repository("c/d")
                .file("/LICENSE", MIT)
                .file("/x.c", "// See the LICENSE file for license information.\n" + PLAIN));

        assertThat(types(corpus)).containsEntry("a/b:/x.c", "non_permissive").containsEntry("c/d:/x.c", "permissive");
    }

    private TestCorpus conversations() {
        return TestCorpus.in(directory)
                .repository("a/b")
                .statedLicense("GPL-3.0")
                .row(RowKind.ISSUE, "/issues/1", "{}")
                .row(RowKind.PULL, "/pull/2", "{}")
                .repository("c/d")
                .statedLicense("MIT")
                .row(RowKind.ISSUE, "/issues/1", "{}")
                .row(RowKind.PULL, "/pull/2", "{}");
    }

    @Test
    void theLicenseOfARepositoryDropsItsPullRequestsAndNotItsIssues() throws IOException {
        TestCorpus corpus = run(conversations());

        assertThat(types(corpus)).containsEntry("a/b:/issues/1", "non_permissive");
        assertThat(corpus.drops(LicensesLayer.NAME))
                .containsEntry("a/b:/issues/1", null)
                .containsEntry("a/b:/pull/2", "non-permissive-license")
                .containsEntry("c/d:/issues/1", null)
                .containsEntry("c/d:/pull/2", null);
    }

    @Test
    void issuesAreDroppedByLicenseOnRequest() throws IOException {
        LicensesSettings defaults = LicensesSettings.defaults();
        LicensesSettings strict = new LicensesSettings(
                defaults.headBytes(),
                defaults.tailBytes(),
                defaults.maxLicenseBytes(),
                defaults.textThreshold(),
                defaults.rememberedPassages(),
                defaults.drop(),
                List.of("issue"),
                defaults.alsoPermissive(),
                defaults.neverPermissive(),
                defaults.forgeLicense());
        TestCorpus corpus = conversations().run(new LicensesStage(strict));

        assertThat(corpus.drops(LicensesLayer.NAME))
                .containsEntry("a/b:/issues/1", "non-permissive-license")
                .containsEntry("a/b:/pull/2", null);
    }
}
