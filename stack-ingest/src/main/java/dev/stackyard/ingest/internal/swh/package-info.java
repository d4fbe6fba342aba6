/**
 * Software Heritage's graph export: which revision of which repository ({@link
 * dev.stackyard.ingest.internal.swh.ExportSelection}), which files it has ({@link
 * dev.stackyard.ingest.internal.swh.ExportWalk}), and their contents ({@link
 * dev.stackyard.ingest.internal.swh.ExportReader}).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.swh;
