package dev.stackyard.tokenize;

/** How a document is rendered (arXiv 2402.19173 section 5.1, for the first two). */
enum DocumentForm {
    /** {@code <repo_name>NAME<file_sep>PATH\nTEXT<file_sep>PATH\nTEXT<|endoftext|>}. */
    WITH_METADATA,
    /** {@code <file_sep>TEXT<file_sep>TEXT<|endoftext|>}. */
    FILES_ONLY,
    /** {@code TEXT<|endoftext|>}: rows that are no files of code, such as an issue or a page of documentation. */
    TEXT_ONLY
}
