/** Reads the licence fields of package manifests. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.manifests;
