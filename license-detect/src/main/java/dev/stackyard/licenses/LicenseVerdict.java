package dev.stackyard.licenses;

import java.util.List;

/**
 * Under which licence a file is.
 *
 * @param licenses SPDX ids that apply, sorted
 * @param type what they come to
 * @param paths the files that say so, sorted
 * @param evidence what decided, for people: {@code GPL-3.0-only by /COPYING}; empty if nothing was found
 */
record LicenseVerdict(List<String> licenses, LicenseType type, List<String> paths, String evidence) {}
