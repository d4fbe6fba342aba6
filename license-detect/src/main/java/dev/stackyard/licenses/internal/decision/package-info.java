/** What findings mean: which licences reach which files, and whether these may be trained on. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.decision;
