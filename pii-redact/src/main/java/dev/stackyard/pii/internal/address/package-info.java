/** IPv4 and IPv6 addresses. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.pii.internal.address;
