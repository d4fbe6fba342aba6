/** Reads a passage of a file, a comment or a whole licence file, and says under which licences it puts the file. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.passages;
