package dev.stackyard.curate;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of the {@code conversations} layer. Those of {@link Scope#ISSUE} and {@link Scope#PULL} drop the row, in this order,
 * the first that fires; those of {@link Scope#EVENT} and {@link Scope#FILE} cut an event of it, or a file of a pull request. What
 * concerns every kind of row, opt-outs and licences, is in the layers {@code quality} and {@code licenses}.
 */
public enum ConversationRule {
    DAMAGED("damaged", Scope.BOTH, "its content is no conversation that this version reads", "ours"),
    ISSUE_BY_BOTS("only-bots", Scope.ISSUE, "nobody but bots says anything", Source.ISSUES),
    ISSUE_TOO_SHORT("short-text", Scope.ISSUE, "less than min_issue_text characters in all", Source.ISSUES + " (200)"),
    ISSUE_OF_ONE(
            "one-participant",
            Scope.ISSUE,
            "one participant, and more than max_single_text characters or max_single_events events",
            Source.ISSUES + " (7,000; 10)"),
    PULL_REPOSITORY(
            "excluded-repository",
            Scope.PULL,
            "its repository is one of excluded_repositories",
            Source.RENDERING + " (Chocogrenouille/github-slideshow)"),
    PULL_BY_BOT("bot-author", Scope.PULL, "a bot opened it", Source.PULLS),
    PULL_TITLE_SHORT("short-title", Scope.PULL, "a title of fewer than min_title characters", Source.PULLS + " (10)"),
    PULL_TITLE_WORD(
            "title-word",
            Scope.PULL,
            "its title contains one of title_words, whatever the case",
            Source.PULLS + " (dependencies, dependency, depend, release)"),
    PULL_TEXT_EXCLUDED(
            "excluded-text",
            Scope.PULL,
            "its description contains one of excluded_texts",
            Source.RENDERING + " (Qwiet)"),
    PULL_DESCRIPTION_SHORT(
            "short-description",
            Scope.PULL,
            "a description of fewer than min_description characters",
            Source.PULLS + " (20; the code drops only empty ones)"),
    PULL_NO_RESPONSE("no-human-response", Scope.PULL, "no comment or review by a human", Source.PULLS),
    PULL_NOT_APPROVED("not-approved", Scope.PULL, "neither approved nor merged", Source.PULLS),
    PULL_BASE_CHANGED(
            "base-changed",
            Scope.PULL,
            "events name more than one base commit; one more is allowed if it was merged",
            Source.PULLS),
    PULL_NO_DIFF(
            "no-initial-diff",
            Scope.PULL,
            "what it first changed is not known, or no file of it is left",
            Source.PULLS),
    PULL_TOO_SHORT(
            "short-rendering",
            Scope.PULL,
            "renders to fewer than min_pull_length characters",
            Source.RENDERING + " (200)"),
    PULL_TOO_LONG(
            "long-rendering",
            Scope.PULL,
            "renders to more than max_pull_length characters",
            Source.PULLS + " (100,000; the code has 1,000,000)"),
    PULL_SAMPLED_OUT(
            "sampled-out",
            Scope.PULL,
            "its repository has so many that only a share is kept: 0.8007 - 0.0007 n of n up to 1,000, beyond that 100",
            Source.RENDERING),
    EVENT_BY_BOT(
            "bot-event",
            Scope.EVENT,
            "on an issue, what a bot says, and the call by which a human made it speak",
            Source.ISSUES),
    EVENT_TOO_SHORT(
            "short-event",
            Scope.EVENT,
            "a comment of nothing, or on a pull request of fewer than min_description characters",
            Source.RENDERING + " (20)"),
    EVENT_EXCLUDED("excluded-event", Scope.EVENT, "a text that contains one of excluded_texts", Source.RENDERING),
    FILE_OMITTED(
            "omitted-file", Scope.FILE, "its text is binary, too long, no UTF-8, or not in the repository", "ours"),
    FILE_ADDED_OR_DELETED("added-or-deleted-file", Scope.FILE, "only one side has the file", Source.FILES),
    FILE_EXCLUDED_LANGUAGE(
            "excluded-language-file",
            Scope.FILE,
            "the languages layer says that its language is not trained on",
            "arXiv 2402.19173 section 2.1, visual inspection"),
    FILE_TOO_LONG("long-file", Scope.FILE, "max_file_length characters or more", Source.FILES + " (1,000,000)"),
    FILE_LOW_ALPHANUM(
            "low-alphanum-file",
            Scope.FILE,
            "letters and digits are no more than min_file_alphanum of its characters",
            Source.FILES + " (0.25)"),
    FILE_HEX(
            "hexadecimal-file",
            Scope.FILE,
            "escapes of bytes are max_file_hex of it or more",
            Source.FILES + " (0.25)"),
    FILE_MANY_LINES("many-lines-file", Scope.FILE, "max_file_lines lines or more", Source.FILES + " (100,000)"),
    FILE_LONG_LINES(
            "long-lines-file",
            Scope.FILE,
            "lines of max_file_average_line characters on average or more, or one of max_file_line, outside prose_languages",
            Source.FILES + " (100; 1,000)"),
    FILE_NO_PROSE("no-prose-file", Scope.FILE, "Markdown without a common English word", Source.FILES),
    FILE_SAMPLED_OUT(
            "sampled-out-file",
            Scope.FILE,
            "YAML or JSON that is mostly data: 1 of 10 is kept of those with a telling name, or more than half of the base code",
            Source.RENDERING);

    /** What a rule is about. */
    enum Scope {
        BOTH,
        ISSUE,
        PULL,
        EVENT,
        FILE
    }

    private static final class Source {
        static final String ISSUES =
                "arXiv 2402.19173 section 2.2; bigcode-project/bigcode-dataset preprocessing/filtering_issues.py";
        static final String PULLS = "arXiv 2402.19173 section 2.3";
        static final String FILES = "bigcode-project/the-stack-v2 pull_requests_and_issues/process_commit_pairs.py";
        static final String RENDERING = "bigcode-project/the-stack-v2 pull_requests_and_issues/render.py";
    }

    private final String ruleName;
    private final Scope scope;
    private final String meaning;
    private final String source;

    ConversationRule(String ruleName, Scope scope, String meaning, String source) {
        this.ruleName = ruleName;
        this.scope = scope;
        this.meaning = meaning;
        this.source = source;
    }

    /** The verdict as the {@code drop} column has it, or the rule of a cut, such as {@code bot-author}. */
    public String ruleName() {
        return ruleName;
    }

    /** Whether it drops rows; otherwise it cuts events or files. */
    public boolean dropsRows() {
        return scope != Scope.EVENT && scope != Scope.FILE;
    }

    /** What fires it, in half a sentence, with the names of settings. */
    public String meaning() {
        return meaning;
    }

    /** Where it comes from. */
    public String source() {
        return source;
    }

    /** The rule of a name. */
    public static Optional<ConversationRule> named(String ruleName) {
        return Stream.of(values())
                .filter(rule -> rule.ruleName.equals(ruleName))
                .findFirst();
    }

    @Override
    public String toString() {
        return ruleName;
    }
}
