/** Which files say something about licences by their name, and where in other files to look. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.internal.files;
