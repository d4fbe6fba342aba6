package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.files.FileRole;
import dev.stackyard.licenses.internal.files.LicenseSections;
import dev.stackyard.licenses.internal.files.SourceRegions;
import dev.stackyard.licenses.internal.manifests.ManifestFormat;
import dev.stackyard.licenses.internal.manifests.ManifestReader;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.passages.PassageReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what a file says about its licence: SPDX tags, licence texts, notices, licence fields of manifests. Knows the
 * bytes and the name of one file, nothing about its neighbours.
 *
 * <p>Of licence files, READMEs and manifests all is read, of other files comments at their beginning and end that hold a
 * telling word ({@link LicensesSettings#headBytes}). Time and memory are linear in what is read; any bytes are accepted.
 * Not thread-safe: one detector per thread, the rules are shared.
 */
public final class LicenseDetector {

    /** How far the passage around a telling word may go on in program text and in prose. */
    private static final int SOURCE_REACH = 12 << 10;

    private static final int PROSE_REACH = 64 << 10;

    private final LicensesSettings settings;
    private final PassageReader passages;
    private final ManifestReader manifests = new ManifestReader();

    public LicenseDetector(LicensesSettings settings) {
        this.settings = settings;
        this.passages = new PassageReader(settings.textThreshold(), settings.rememberedPassages());
    }

    /** Whether a file's name says that it is a licence: {@code LICENSE}, {@code COPYING.LESSER}, {@code gpl-2.0.txt}. */
    public static boolean isLicenseFile(String path) {
        return FileRole.of(path) == FileRole.LICENSE;
    }

    /** Whether what a file states holds for all files in and below its directory: licence file, README or manifest. */
    public static boolean speaksForDirectory(String path) {
        FileRole role = FileRole.of(path);
        return role == FileRole.LICENSE
                || role == FileRole.README
                || ManifestFormat.of(path).isPresent();
    }

    /**
     * What {@code text[offset, offset + length)} says.
     *
     * @param text UTF-8; not modified
     * @param path of the file, with {@code /} between names; only the last name counts
     * @return in order of place; places count from {@code offset}
     */
    public List<LicenseFinding> detect(byte[] text, int offset, int length, String path) {
        Objects.checkFromIndexSize(offset, length, text.length);
        List<LicenseFinding> findings = new ArrayList<>();
        ManifestFormat.of(path)
                .flatMap(format -> manifests.read(text, offset, offset + length, format))
                .ifPresent(findings::add);
        switch (FileRole.of(path)) {
            case LICENSE -> readLicense(text, offset, length, findings);
            case README -> readReadme(text, offset, length, findings);
            case PROSE -> readRegions(text, offset, length, PROSE_REACH, findings);
            case SOURCE -> readRegions(text, offset, length, SOURCE_REACH, findings);
            case DATA -> findings.addAll(tags(text, offset, length));
        }
        return placed(findings, offset);
    }

    private void readLicense(byte[] text, int offset, int length, List<LicenseFinding> findings) {
        int end = offset + Math.min(length, settings.maxLicenseBytes());
        List<LicenseFinding> read = passages.read(text, offset, end, NoticeContext.LICENSE_SECTION);
        boolean says = read.stream().anyMatch(finding -> finding.kind() != FindingKind.REFERENCE);
        findings.addAll(read);
        if (!says) {
            findings.addAll(tags(text, offset, length));
        }
    }

    /** The whole as prose, and its sections about licences for what they name. */
    private void readReadme(byte[] text, int offset, int length, List<LicenseFinding> findings) {
        int end = offset + Math.min(length, settings.maxLicenseBytes());
        findings.addAll(tags(text, offset, length));
        for (int[] section : LicenseSections.find(text, offset, end)) {
            findings.addAll(passages.read(text, section[0], section[1], NoticeContext.LICENSE_SECTION));
        }
        findings.addAll(passages.read(text, offset, end, NoticeContext.PROSE));
    }

    /** Tags; where there are none, the comments around telling words. */
    private void readRegions(byte[] text, int offset, int length, int reach, List<LicenseFinding> findings) {
        SourceRegions.Found found = regions(text, offset, length, reach);
        findings.addAll(found.tags());
        if (found.tags().isEmpty()) {
            for (int[] region : found.regions()) {
                findings.addAll(passages.read(text, region[0], region[1], NoticeContext.PROSE));
            }
        }
    }

    private List<LicenseFinding> tags(byte[] text, int offset, int length) {
        return SourceRegions.tags(text, offset, offset + length, settings.headBytes(), settings.tailBytes());
    }

    private SourceRegions.Found regions(byte[] text, int offset, int length, int reach) {
        return SourceRegions.find(text, offset, offset + length, settings.headBytes(), settings.tailBytes(), reach);
    }

    /** In order, each licence once per kind, places from the beginning of the file; references only if nothing else is said. */
    private static List<LicenseFinding> placed(List<LicenseFinding> findings, int offset) {
        if (findings.isEmpty()) {
            return List.of();
        }
        boolean says = findings.stream().anyMatch(finding -> finding.kind() != FindingKind.REFERENCE);
        Map<String, LicenseFinding> distinct = new LinkedHashMap<>();
        findings.stream()
                .sorted(Comparator.comparingInt(LicenseFinding::start).thenComparing(LicenseFinding::kind))
                .filter(finding -> !says || finding.kind() != FindingKind.REFERENCE)
                .forEach(finding -> distinct.putIfAbsent(finding.kind() + " " + finding.license(), finding));
        return distinct.values().stream()
                .map(finding -> finding.movedBy(-offset))
                .toList();
    }

    /** The statement that decides where a person wants one: the most explicit kind, then the first. */
    public static Optional<LicenseFinding> foremost(List<LicenseFinding> findings) {
        return findings.stream()
                .min(Comparator.comparing(LicenseFinding::kind).thenComparingInt(LicenseFinding::start));
    }
}
