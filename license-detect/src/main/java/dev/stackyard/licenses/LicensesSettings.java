package dev.stackyard.licenses;

import dev.stackyard.corpus.RowKind;
import java.util.List;

/**
 * Settings of licence detection.
 *
 * @param headBytes how much of the beginning of a file is searched for tags and notices, in bytes, at least 256; default
 *     16384. Licence files, READMEs and manifests are read whole.
 * @param tailBytes how much of its end is searched, in bytes; default 2048: single-file libraries state theirs there
 * @param maxLicenseBytes how much of a licence file is read, in bytes, at least 65536; default 8 MiB
 * @param textThreshold lowest share of a licence's words that a copy of its text has, above 0.5, at most 1; default 0.9
 * @param rememberedPassages distinct passages whose outcome each thread remembers; 0 for none; default 4096
 * @param drop licence types that drop a row: {@code non_permissive}, {@code no_license}, {@code permissive}; default
 *     {@code non_permissive}
 * @param licensedKinds kinds of rows that {@code drop} concerns; default all but {@code issue}: The Stack v2 asks for the
 *     licence of pull requests, which show code, and not of issues (arXiv 2402.19173, sections 2.2 and 2.3)
 * @param alsoPermissive SPDX ids that count as permissive beyond the list; default none
 * @param neverPermissive SPDX ids that do not count as permissive though the list has them; default none
 * @param forgeLicense what the licence counts for that a forge states for the repository; default {@link ForgeLicense#ADDS}
 */
public record LicensesSettings(
        int headBytes,
        int tailBytes,
        int maxLicenseBytes,
        double textThreshold,
        int rememberedPassages,
        List<String> drop,
        List<String> licensedKinds,
        List<String> alsoPermissive,
        List<String> neverPermissive,
        ForgeLicense forgeLicense) {

    private static final int MIN_HEAD = 256;
    private static final int MIN_LICENSE = 1 << 16;

    public LicensesSettings {
        drop = List.copyOf(drop);
        licensedKinds = List.copyOf(licensedKinds);
        alsoPermissive = List.copyOf(alsoPermissive);
        neverPermissive = List.copyOf(neverPermissive);
        require(headBytes >= MIN_HEAD, "head_bytes", "at least " + MIN_HEAD, headBytes);
        require(tailBytes >= 0, "tail_bytes", "at least 0", tailBytes);
        require(maxLicenseBytes >= MIN_LICENSE, "max_license_bytes", "at least " + MIN_LICENSE, maxLicenseBytes);
        require(textThreshold > 0.5 && textThreshold <= 1, "text_threshold", "above 0.5, at most 1", textThreshold);
        require(rememberedPassages >= 0, "remembered_passages", "at least 0", rememberedPassages);
        for (String type : drop) {
            require(isType(type), "drop", "permissive, no_license or non_permissive", type);
        }
        licensedKinds.forEach(RowKind::of);
    }

    /** Settings as documented. */
    public static LicensesSettings defaults() {
        return new LicensesSettings(
                16 << 10,
                2 << 10,
                8 << 20,
                0.9,
                4096,
                List.of(LicenseType.NON_PERMISSIVE.columnValue()),
                List.of("code", "pull", "notebook", "kaggle", "doc", "ir"),
                List.of(),
                List.of(),
                ForgeLicense.ADDS);
    }

    /** Whether rows of a kind that are under a type of licence are dropped. */
    boolean drops(RowKind kind, LicenseType type) {
        return licensedKinds.contains(kind.columnValue()) && drop.contains(type.columnValue());
    }

    private static boolean isType(String value) {
        for (LicenseType type : LicenseType.values()) {
            if (type.columnValue().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean valid, String setting, String allowed, Object value) {
        if (!valid) {
            throw new IllegalArgumentException(setting + " must be " + allowed + ", not " + value);
        }
    }
}
