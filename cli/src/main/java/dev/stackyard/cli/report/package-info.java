/**
 * What a corpus amounts to: {@link dev.stackyard.cli.report.CorpusScan} counts, {@link dev.stackyard.cli.report.HtmlReport}
 * draws one self-contained page of it.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.cli.report;
