/**
 * Regular expressions over bytes, in Ruby's syntax, in time linear in the text: several patterns are compiled together
 * into one automaton that is made deterministic state by state, as texts ask for it. Start at {@link
 * dev.stackyard.languages.internal.pattern.PatternSet}.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.languages.internal.pattern;
