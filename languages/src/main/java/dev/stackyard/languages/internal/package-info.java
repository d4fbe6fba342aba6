/** What the packages below share. Nothing here is promised to other modules. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.internal;
