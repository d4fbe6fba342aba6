package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The SPDX licence list {@link #VERSION}: which ids there are, how they are spelled, and what replaces the deprecated
 * ones. Read once from a resource (see {@code README.md} beside it). Thread-safe.
 */
public final class SpdxLicenses {

    /** Version of the list that the resources were made from. */
    public static final String VERSION = "3.28.0";

    private static final String ONLY = "-only";
    private static final String OR_LATER = "-or-later";

    /**
     * One line of the list.
     *
     * @param id the list's spelling
     * @param isException whether it is an exception, which stands after {@code WITH}
     * @param isDeprecated whether the list advises against it
     * @param name full name in English, such as {@code Apache License 2.0}
     */
    public record Entry(String id, boolean isException, boolean isDeprecated, String name) {}

    private static final class Holder {
        static final SpdxLicenses INSTANCE = new SpdxLicenses();
    }

    private final List<Entry> entries;
    private final Map<String, String> licenseIds = new HashMap<>();
    private final Map<String, String> exceptionIds = new HashMap<>();
    private final Map<String, SpdxExpression> replacements = new HashMap<>();

    private SpdxLicenses() {
        entries = Resources.lines("spdx-ids.tsv").stream()
                .map(SpdxLicenses::entry)
                .toList();
        for (Entry entry : entries) {
            (entry.isException ? exceptionIds : licenseIds).put(fold(entry.id), entry.id);
        }
        List<String[]> deprecated = new ArrayList<>();
        Resources.lines("spdx-deprecated-ids.tsv").forEach(line -> deprecated.add(line.split("\t")));
        deprecated.forEach(line -> replacements.put(fold(line[0]), simple(line[1])));
    }

    /** The only instance. */
    public static SpdxLicenses get() {
        return Holder.INSTANCE;
    }

    private static Entry entry(String line) {
        String[] fields = line.split("\t", 3);
        return new Entry(fields[0], fields[1].contains("exception"), fields[1].contains("deprecated"), fields[2]);
    }

    /** Reads {@code id} or {@code id WITH exception}; the parser proper needs this object to be complete. */
    private static SpdxExpression simple(String text) {
        String[] parts = text.split(" WITH ");
        SpdxExpression.License license = new SpdxExpression.License(parts[0]);
        return parts.length == 1 ? license : new SpdxExpression.With(license, parts[1]);
    }

    /** All licences and exceptions, deprecated ones included, sorted by id without regard to case. */
    public List<Entry> entries() {
        return entries;
    }

    /** Whether an id, in the list's spelling, is a licence or exception of the list, or a {@code LicenseRef-}. */
    public boolean isKnown(String id) {
        return id.contains("LicenseRef-") || id.equals(find(id).orElse("")) || id.equals(exceptionIds.get(fold(id)));
    }

    /** The listed spelling of a licence id (not an exception), whatever its case; deprecated ids are left as they are. */
    public Optional<String> find(String id) {
        return Optional.ofNullable(licenseIds.get(fold(id)));
    }

    /** Exception ids in the list's spelling. */
    public Set<String> exceptions() {
        return new HashSet<>(exceptionIds.values());
    }

    /** What a licence id with an optional {@code +} means today. */
    SpdxExpression license(String id, boolean orLater) {
        SpdxExpression replaced = replacements.get(fold(orLater ? id + "+" : id));
        if (replaced != null) {
            return replaced;
        }
        String listed = licenseIds.getOrDefault(fold(id), id);
        return orLater ? laterVersions(listed) : new SpdxExpression.License(listed);
    }

    /** {@code X+}: where the list has {@code X-or-later}, that; otherwise the licence with its plus. */
    private SpdxExpression laterVersions(String id) {
        String stem = id.endsWith(ONLY) ? id.substring(0, id.length() - ONLY.length()) : id;
        String later = licenseIds.get(fold(stem + OR_LATER));
        if (later != null) {
            return new SpdxExpression.License(later);
        }
        return new SpdxExpression.License(id, !id.endsWith(OR_LATER));
    }

    /** The listed spelling of an exception id, or the id itself. */
    String exceptionId(String id) {
        SpdxExpression replaced = replacements.get(fold(id));
        return replaced != null ? replaced.toString() : exceptionIds.getOrDefault(fold(id), id);
    }

    private static String fold(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
