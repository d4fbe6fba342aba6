/**
 * Rows of the kinds {@code pull} and {@code issue}: their form as JSON ({@link Conversation}, written by {@link
 * ConversationWriter}, read by {@link ConversationReader}), and how they read as text ({@link ConversationRenderer}). Stages that
 * judge conversations and stages that print them share it, so that what is measured is what is printed.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.corpus.conversation;
