package dev.stackyard.cli.export;

/**
 * What an export holds.
 *
 * @param allRows also rows that are dropped or have no content, with the columns {@code drop} and {@code drop_evidence}
 * @param redacted whether personal data and secrets are masked in the text
 */
public record ExportOptions(boolean allRows, boolean redacted) {}
