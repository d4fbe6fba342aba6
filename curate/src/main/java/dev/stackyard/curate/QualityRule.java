package dev.stackyard.curate;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of the {@code quality} layer, in the order in which they are asked: the first that fires is the verdict.
 *
 * <p>Opt-outs come first: whoever withdrew a file should find that answer, whatever else is wrong with the file. The
 * filters follow in the order of The Stack v2's paper (arXiv 2402.19173, section 2.1), decontamination (section 3.3) last,
 * as the paper has it.
 */
public enum QualityRule {
    OPT_OUT_OWNER(
            "opt-out-owner",
            Scope.EVERY_ROW,
            "the repository's owner has opted out",
            "arXiv 2402.19173 section 3.5; bigcode-project/the-stack-v2 pull_requests_and_issues/util.py"),
    OPT_OUT_REPOSITORY(
            "opt-out-repository",
            Scope.EVERY_ROW,
            "the repository has been opted out, by name or address",
            "arXiv 2402.19173 section 3.5"),
    OPT_OUT_SWHID(
            "opt-out-swhid",
            Scope.EVERY_ROW,
            "the content, or the directory, revision or snapshot it comes from, has been opted out by its SWHID",
            "ours: an identifier holds in forks and copies too, where a name does not"),
    UNREADABLE(
            "unreadable",
            Scope.STRUCTURES,
            "a notebook, or another row whose content is a structure, that is damaged or of an unknown format",
            "arXiv 2402.19173 section 2.4.1 drops notebooks that cannot be parsed"),
    KAGGLE_TOO_LARGE(
            "kaggle-too-large",
            Scope.KAGGLE_NOTEBOOKS,
            "a Kaggle notebook of more than 5,000,000 characters",
            Source.KAGGLE),
    KAGGLE_FEW_CELLS(
            "kaggle-few-cells",
            Scope.KAGGLE_NOTEBOOKS,
            "a Kaggle notebook of fewer than 4 cells, blank ones included",
            Source.KAGGLE),
    KAGGLE_SHORT_SCRIPT(
            "kaggle-short-script",
            Scope.KAGGLE_NOTEBOOKS,
            "a Kaggle notebook whose script has 100 characters or fewer, commands and boilerplate left out",
            Source.KAGGLE),
    KAGGLE_SYNTAX(
            "kaggle-syntax",
            Scope.KAGGLE_NOTEBOOKS,
            "a Kaggle notebook whose script Python 3 cannot compile: brackets, strings, indentation, statements of Python 2",
            Source.KAGGLE + ", which compiles it"),
    NO_FORM(
            "no-form",
            Scope.STRUCTURES,
            "a structure that can be rendered in none of the forms of its kind: a notebook without code, for example",
            "ours: each form has its own conditions (arXiv 2402.19173 sections 2.4 and 2.6)"),
    EMPTY("empty", Scope.EVERY_TEXT, "nothing but white space", "ours: there is nothing to learn"),
    TOO_MANY_LINES(
            "too-many-lines",
            Scope.FILTERED_KINDS,
            "more than max_lines lines: data or generated code",
            Source.BASIC_FILTERS + " (100,000)"),
    LONG_AVERAGE_LINE(
            "long-average-line",
            Scope.FILTERED_KINDS,
            "more than max_average_line_length characters per line on average, unless long_line_languages has the language",
            Source.BASIC_FILTERS + " (100)"),
    LONG_LINE(
            "long-line",
            Scope.FILTERED_KINDS,
            "a line of more than max_line_length characters, or max_line_length_of_long_line_languages",
            Source.BASIC_FILTERS
                    + " (1,000; 100,000 for HTML, JSON, Markdown, Roff, Roff Manpage, SMT, TeX, Text, XML)"),
    GENERATED(
            "generated",
            Scope.FILTERED_KINDS,
            "the languages layer says that a tool wrote it",
            Source.BASIC_FILTERS + " (go-enry is_generated)"),
    GENERATED_MARKER(
            "generated-marker",
            Scope.FILTERED_KINDS,
            "one of generated_markers in its first generated_marker_lines lines, whatever the case",
            Source.BASIC_FILTERS + " (5 lines; the paper does not say how it treats case)"),
    LOW_ALPHA(
            "low-alpha",
            Scope.FILTERED_KINDS,
            "letters are less than min_alpha_fraction of its characters; digits count for alphanum_languages",
            Source.BASIC_FILTERS + " (0.25; alphanumeric for Motorola 68K Assembly and WebAssembly)"),
    ENCODED_DATA(
            "encoded-data",
            Scope.FILTERED_KINDS,
            "a run of base64, hexadecimal or Unicode escapes longer than max_encoded_run, or more than"
                    + " max_encoded_fraction of the file in such runs",
            Source.BASIC_FILTERS + " (1,024 characters; 0.5)"),
    DATA_TOO_LONG(
            "data-too-long",
            Scope.FILTERED_KINDS,
            "more than max_data_lines lines in one of data_languages",
            Source.LANGUAGE_FILTERS + " (512; Text, JSON, YAML, Web Ontology Language, Graphviz (DOT))"),
    HTML_LOW_VISIBLE_TEXT(
            "html-low-visible-text",
            Scope.FILTERED_KINDS,
            "HTML with fewer than min_visible_text_length characters of visible text, or less than"
                    + " min_visible_text_fraction of the file",
            Source.LANGUAGE_FILTERS + " (100; 0.2); bigcode-project/bigcode-dataset preprocessing/filtering.py"),
    TEXT_NOT_DOCUMENTATION(
            "text-not-documentation",
            Scope.FILTERED_KINDS,
            "a Text file whose name is not one of text_names and contains none of text_name_parts",
            Source.LANGUAGE_FILTERS + " (readme, notes, todo, description, cmakelists; requirement)"),
    BENCHMARK_CONTAMINATION(
            "benchmark-contamination",
            Scope.DECONTAMINATED_KINDS,
            "contains a string of one of the benchmarks, white space and case aside",
            "arXiv 2402.19173 section 3.3; bigcode-project/bigcode-dataset decontamination/find_substrings.py");

    /** Which rows a rule is asked about. */
    enum Scope {
        /** Every row, also one that has no content. */
        EVERY_ROW,
        /** Every row that has content. */
        EVERY_TEXT,
        /** Rows that have content which is a structure, such as notebooks. */
        STRUCTURES,
        /** Notebooks of Kaggle that can be read. */
        KAGGLE_NOTEBOOKS,
        /** Rows that have content and are of one of {@link QualitySettings#filteredKinds}. */
        FILTERED_KINDS,
        /** Rows that have content and are of one of {@link QualitySettings#decontaminatedKinds}. */
        DECONTAMINATED_KINDS
    }

    private static final class Source {
        static final String BASIC_FILTERS = "arXiv 2402.19173 section 2.1, basic filters";
        static final String KAGGLE =
                "arXiv 2402.19173 section 2.4.2; bigcode-project/the-stack-v2 kaggle/convert_notebooks_to_scripts.py";
        static final String LANGUAGE_FILTERS = "arXiv 2402.19173 section 2.1, language-specific filters";
    }

    private final String ruleName;
    private final Scope scope;
    private final String meaning;
    private final String source;

    QualityRule(String ruleName, Scope scope, String meaning, String source) {
        this.ruleName = ruleName;
        this.scope = scope;
        this.meaning = meaning;
        this.source = source;
    }

    /** The verdict as the {@code drop} column has it, such as {@code low-alpha}. */
    public String ruleName() {
        return ruleName;
    }

    Scope scope() {
        return scope;
    }

    /** What makes the rule fire, in terms of the settings' names in a recipe. */
    public String meaning() {
        return meaning;
    }

    /** Where the rule and its default threshold come from. */
    public String source() {
        return source;
    }

    /** The rule of this name, if there is one. */
    public static Optional<QualityRule> named(String ruleName) {
        return Stream.of(values())
                .filter(rule -> rule.ruleName.equals(ruleName))
                .findFirst();
    }

    /** The rule's name. */
    @Override
    public String toString() {
        return ruleName;
    }
}
