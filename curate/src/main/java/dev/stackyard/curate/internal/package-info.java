/** The kernels of {@code dev.stackyard.curate}: they know bytes of UTF-8 text, not rows. Not promised to anyone. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.curate.internal;
