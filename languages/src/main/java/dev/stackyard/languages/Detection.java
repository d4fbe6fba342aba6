package dev.stackyard.languages;

/** A file's language and what decided on it. */
public record Detection(Language language, DetectedBy by) {}
