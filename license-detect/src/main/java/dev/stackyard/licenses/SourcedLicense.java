package dev.stackyard.licenses;

/**
 * A licence and the file that states it.
 *
 * @param path the file; empty for what the forge states
 */
record SourcedLicense(SpdxExpression license, String path) {}
