package dev.stackyard.languages.internal.traits;

/** Recognises the output of one program by its text. Stateless. */
@FunctionalInterface
interface ContentRule {

    /** Whether the file is that program's output. */
    boolean matches(String path, TextLines lines);

    /** A rule that holds where both do. */
    default ContentRule and(ContentRule other) {
        return (path, lines) -> matches(path, lines) && other.matches(path, lines);
    }
}
