/** E-mail addresses. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.pii.internal.email;
