/** Published datasets that name files, or hold them: The Stack v2's id lists, The Stack v3's repository rows. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.published;
