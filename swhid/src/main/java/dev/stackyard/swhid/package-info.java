/**
 * Software Heritage identifiers (ISO/IEC 18670): parse, print, compute.
 *
 * <p>Start reading at {@link dev.stackyard.swhid.Swhid} (the identifier), {@link dev.stackyard.swhid.QualifiedSwhid} (with
 * its context) and {@link dev.stackyard.swhid.ObjectHasher} (where hashes come from).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.swhid;
