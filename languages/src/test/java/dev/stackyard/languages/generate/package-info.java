/**
 * Makes this module's resources from Linguist's data: {@code languages/data/update.sh} runs it, tests check that what
 * it made is up to date. Not shipped.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.generate;
