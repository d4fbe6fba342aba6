/** Software Heritage identifiers (SWHID v1, ISO/IEC 18670): parse, print, validate, compute. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.swhid;
