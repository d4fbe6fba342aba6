package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.files.FileRole;
import dev.stackyard.licenses.internal.files.SourceRegions;
import dev.stackyard.licenses.internal.manifests.ManifestFormat;
import dev.stackyard.licenses.internal.manifests.ManifestReader;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.passages.PassageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what one file says about its licence: tags, licence texts, notices, manifest fields. A licence file or README is
 * read whole; of program text the comments at its beginning and end, of prose a little more. Linear in the file's size.
 *
 * <p>Not thread-safe: it owns scratch memory and remembers passages that it has seen. One for each thread.
 */
public final class LicenseDetector {

    /** Beginning of a file in which comments are read. */
    private static final int HEAD_BYTES = 16 << 10;
    /** End of a file in which comments are read. */
    private static final int TAIL_BYTES = 2 << 10;
    /** Longest licence file or README that is read; what is longer is cut. */
    private static final int MAX_LICENSE_BYTES = 4 << 20;
    /** Most bytes of comments that are read of program text, and of prose. */
    private static final int SOURCE_COMMENT_BYTES = 12 << 10;

    private static final int PROSE_COMMENT_BYTES = 64 << 10;
    /** Passages remembered: the headers of a project's files are mostly a few. */
    private static final int REMEMBERED_PASSAGES = 1024;

    private final PassageReader passages;
    private final ManifestReader manifests = new ManifestReader();

    /** @param textThreshold lowest score of a licence text, more than 0 and at most 1 */
    public LicenseDetector(double textThreshold) {
        this.passages = new PassageReader(textThreshold, REMEMBERED_PASSAGES);
    }

    /**
     * What a file says.
     *
     * @param path the file's path; its name decides how it is read
     * @return findings in the order of their places, which are indexes into {@code text}; empty if it says nothing
     */
    public List<LicenseFinding> detect(byte[] text, int offset, int length, String path) {
        Optional<LicenseFinding> manifest =
                ManifestFormat.of(path).flatMap(format -> manifests.read(text, offset, offset + length, format));
        if (manifest.isPresent()) {
            return List.of(manifest.get());
        }
        FileRole role = FileRole.of(path);
        return switch (role) {
            case LICENSE -> whole(text, offset, length, NoticeContext.LICENSE_SECTION);
            case README -> whole(text, offset, length, NoticeContext.PROSE);
            case PROSE, SOURCE -> header(text, offset, length, role);
        };
    }

    /** Whether a file of this path speaks for its directory and what is below it, not for itself alone. */
    public static boolean speaksForDirectory(String path) {
        FileRole role = FileRole.of(path);
        return role == FileRole.LICENSE
                || role == FileRole.README
                || ManifestFormat.of(path).isPresent();
    }

    private List<LicenseFinding> whole(byte[] text, int offset, int length, NoticeContext context) {
        return passages.read(text, offset, offset + Math.min(length, MAX_LICENSE_BYTES), context);
    }

    private List<LicenseFinding> header(byte[] text, int offset, int length, FileRole role) {
        int commentBytes = role == FileRole.PROSE ? PROSE_COMMENT_BYTES : SOURCE_COMMENT_BYTES;
        SourceRegions.Found found =
                SourceRegions.find(text, offset, offset + length, HEAD_BYTES, TAIL_BYTES, commentBytes);
        if (!found.tags().isEmpty()) {
            return found.tags();
        }
        List<LicenseFinding> findings = new ArrayList<>();
        for (int[] region : found.regions()) {
            findings.addAll(passages.read(text, region[0], region[1], NoticeContext.PROSE));
        }
        return findings;
    }
}
