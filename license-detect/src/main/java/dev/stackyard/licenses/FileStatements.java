package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.files.FileRole;
import dev.stackyard.licenses.internal.manifests.ManifestFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one file of a repository states.
 *
 * @param path of the file, starting with {@code /}
 * @param own licences of the file itself: its tag, header or notice; they win over what directories say
 * @param shared licences that the file states for all files in and below its directory
 * @param isReference whether it only points at a licence elsewhere
 */
record FileStatements(String path, List<SpdxExpression> own, List<SpdxExpression> shared, boolean isReference) {

    /** What a file's findings mean for it and its neighbours. */
    static FileStatements of(String path, Collection<LicenseFinding> findings) {
        FileRole role = FileRole.of(path);
        boolean aboutDirectory = role == FileRole.LICENSE || role == FileRole.README;
        Set<SpdxExpression> own = new LinkedHashSet<>();
        Set<SpdxExpression> shared = new LinkedHashSet<>();
        boolean reference = false;
        for (LicenseFinding finding : findings) {
            switch (finding.kind()) {
                case TAG, MALFORMED_TAG -> {
                    own.add(finding.license());
                    if (role == FileRole.LICENSE) {
                        shared.add(finding.license());
                    }
                }
                case MANIFEST -> shared.add(finding.license());
                case TEXT, NOTICE -> (aboutDirectory ? shared : own).add(finding.license());
                case REFERENCE -> {
                    reference = true;
                    if (aboutDirectory || ManifestFormat.of(path).isPresent()) {
                        shared.add(finding.license());
                    }
                }
            }
        }
        return new FileStatements(path, List.copyOf(own), new ArrayList<>(shared), reference);
    }
}
