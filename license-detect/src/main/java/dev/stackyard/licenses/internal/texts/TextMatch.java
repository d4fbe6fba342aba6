package dev.stackyard.licenses.internal.texts;

/**
 * A licence text found in a file.
 *
 * @param template what was found
 * @param firstWord first word of it in the file
 * @param endWord one past its last word
 * @param score how much of both agrees, 0 to 1: twice the words in common, over that plus the words that the template
 *     requires and the file lacks, plus those that the file has and the template does not allow
 * @param isRestricted whether words were added that restrict what the template permits: then it is another licence
 */
public record TextMatch(LicenseTemplate template, int firstWord, int endWord, double score, boolean isRestricted) {}
