package dev.stackyard.licenses;

/** How a file says under which licence it is, the most explicit way first. */
public enum FindingKind {
    /** An {@code SPDX-License-Identifier} tag. */
    TAG,
    /** Such a tag whose value is no licence expression of the SPDX list. */
    MALFORMED_TAG,
    /** The licence field of a package manifest. */
    MANIFEST,
    /** The text of a licence, or its standard header. */
    TEXT,
    /** A sentence that names a licence or is known as the notice of one. */
    NOTICE,
    /** A sentence that points at a licence elsewhere; its expression is {@code unknown-license-reference}. */
    REFERENCE
}
