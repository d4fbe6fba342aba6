/**
 * What looks across parts, written once for all engines: sets of sorted records ({@link dev.stackyard.corpus.flow.Table}) and
 * jobs of many tasks that read some and make others ({@link dev.stackyard.corpus.flow.Flow}).
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.flow;
