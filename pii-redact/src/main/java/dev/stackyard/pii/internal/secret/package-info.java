/** Private keys and credentials. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.pii.internal.secret;
