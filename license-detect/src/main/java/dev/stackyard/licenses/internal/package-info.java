/** What the module needs in several places and promises to nobody. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal;
