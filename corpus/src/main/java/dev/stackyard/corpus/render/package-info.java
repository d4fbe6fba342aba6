/**
 * How a row reads as training text: pieces of text and control tokens between them, by kind of row. A new kind is one more
 * {@link dev.stackyard.corpus.render.RowRenderer} and its line in {@link dev.stackyard.corpus.render.RowRenderers}.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.render;
