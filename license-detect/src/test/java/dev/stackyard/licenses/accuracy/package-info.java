/** Measures licence detection against the labelled texts of ScanCode, which the user has; outside the test run. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.licenses.accuracy;
