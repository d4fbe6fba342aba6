/** What a repository's {@code .gitattributes} files say about its files. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.internal.attributes;
