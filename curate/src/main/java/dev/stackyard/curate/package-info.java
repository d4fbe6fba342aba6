/** Which files are worth training on: filters, signals, decontamination, opt-outs. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.curate;
