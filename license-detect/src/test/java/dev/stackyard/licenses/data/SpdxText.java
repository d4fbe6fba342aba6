package dev.stackyard.licenses.data;

/**
 * A text of the SPDX list as the list prints it.
 *
 * @param id licence or exception id
 * @param preferred the id among those with the same words that detection reports
 */
public record SpdxText(String id, String preferred, String text) {}
