package dev.stackyard.corpus.render;

import java.util.Map;

/**
 * How a language writes a comment of one line, for the languages that notebooks are written in.
 *
 * @param prefix before the comment's text
 * @param suffix behind it; empty where the line's end ends a comment
 */
record CommentSyntax(String prefix, String suffix) {

    private static final CommentSyntax HASH = new CommentSyntax("#", "");
    private static final CommentSyntax SLASHES = new CommentSyntax("//", "");
    private static final CommentSyntax SEMICOLONS = new CommentSyntax(";;", "");
    private static final CommentSyntax PERCENT = new CommentSyntax("%", "");
    private static final CommentSyntax DASHES = new CommentSyntax("--", "");
    private static final CommentSyntax PARENTHESES = new CommentSyntax("(*", "*)");

    /** By Linguist's name. What is not here has number signs, as most languages of notebooks. */
    private static final Map<String, CommentSyntax> BY_LANGUAGE = Map.ofEntries(
            Map.entry("C", SLASHES),
            Map.entry("C++", SLASHES),
            Map.entry("C#", SLASHES),
            Map.entry("D", SLASHES),
            Map.entry("Dart", SLASHES),
            Map.entry("F#", SLASHES),
            Map.entry("Go", SLASHES),
            Map.entry("Groovy", SLASHES),
            Map.entry("Java", SLASHES),
            Map.entry("JavaScript", SLASHES),
            Map.entry("Kotlin", SLASHES),
            Map.entry("PHP", SLASHES),
            Map.entry("Q#", SLASHES),
            Map.entry("Rust", SLASHES),
            Map.entry("Scala", SLASHES),
            Map.entry("Stata", SLASHES),
            Map.entry("Swift", SLASHES),
            Map.entry("TypeScript", SLASHES),
            Map.entry("Clojure", SEMICOLONS),
            Map.entry("Common Lisp", SEMICOLONS),
            Map.entry("Emacs Lisp", SEMICOLONS),
            Map.entry("Racket", SEMICOLONS),
            Map.entry("Scheme", SEMICOLONS),
            Map.entry("IDL", new CommentSyntax(";", "")),
            Map.entry("q", new CommentSyntax("/", "")),
            Map.entry("Fortran", new CommentSyntax("!", "")),
            Map.entry("Erlang", PERCENT),
            Map.entry("MATLAB", PERCENT),
            Map.entry("Prolog", PERCENT),
            Map.entry("TeX", PERCENT),
            Map.entry("Ada", DASHES),
            Map.entry("Haskell", DASHES),
            Map.entry("Lua", DASHES),
            Map.entry("SQL", DASHES),
            Map.entry("Wolfram Language", PARENTHESES),
            Map.entry("OCaml", PARENTHESES));

    static CommentSyntax of(String language) {
        return BY_LANGUAGE.getOrDefault(language, HASH);
    }

    /** A line as a comment; an empty one as the sign alone. */
    String comment(String line) {
        String closing = suffix.isEmpty() ? "" : " " + suffix;
        return line.isEmpty() ? prefix + closing : prefix + " " + line + closing;
    }
}
