/** Files on web servers, to read only. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.internal.http;
