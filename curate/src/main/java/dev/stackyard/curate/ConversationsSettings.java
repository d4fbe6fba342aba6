package dev.stackyard.curate;

import java.util.List;

/**
 * Settings of {@link ConversationsStage}. Lengths are in characters (Unicode code points); defaults are The Stack v2's (arXiv
 * 2402.19173, sections 2.2 and 2.3, and the code released with it), where the two disagree the paper's.
 *
 * @param disabledRules names of rules that are not asked
 * @param seed decides all that is sampled
 * @param stripEmail whether what e-mail programs put around a reply is left out
 * @param botAuthors logins of bots
 * @param botParts what a bot's login contains, whatever the case
 * @param botEndings what a bot's login ends in, whatever the case
 * @param maxIssueLines lines of a comment on an issue; of a longer one the last 20 are kept and what fits before them
 * @param minIssueText least text of an issue in all
 * @param maxSingleText most text of an issue with one participant
 * @param maxSingleEvents most events of an issue with one participant
 * @param minTitle least length of a pull request's title
 * @param maxTitle where a longer title is cut
 * @param titleWords what a pull request's title must not contain, whatever the case
 * @param minDescription least length of a description, and of a comment on a pull request
 * @param excludedTexts what no text of a pull request may contain
 * @param excludedRepositories names of repositories whose pull requests are left out
 * @param maxTextLines lines of a text of a pull request; of a longer one the last 20 are kept and what fits before them
 * @param maxText where a longer text of a pull request is cut
 * @param maxHunk longest hunk that is shown with a remark
 * @param minPullLength least length of a pull request as rendered
 * @param maxPullLength greatest length of a pull request as rendered
 * @param samplePulls whether of repositories with many pull requests a share is kept
 * @param maxFileLength a file of a pull request is shorter
 * @param minFileAlphanum letters and digits are a greater share of a file
 * @param maxFileHex escapes of bytes are a smaller share of a file
 * @param maxFileLines a file has fewer lines
 * @param maxFileAverageLine a file's lines are shorter on average
 * @param maxFileLine a file's longest line is shorter
 * @param proseLanguages languages whose lines may be longer
 * @param sampledYamlNames what the path of YAML that is mostly data contains
 * @param sampledJsonNames what the path of JSON that is mostly data contains
 * @param sampledFileShare share of such files that is kept
 */
public record ConversationsSettings(
        List<String> disabledRules,
        long seed,
        boolean stripEmail,
        List<String> botAuthors,
        List<String> botParts,
        List<String> botEndings,
        int maxIssueLines,
        long minIssueText,
        long maxSingleText,
        long maxSingleEvents,
        long minTitle,
        int maxTitle,
        List<String> titleWords,
        long minDescription,
        List<String> excludedTexts,
        List<String> excludedRepositories,
        int maxTextLines,
        int maxText,
        int maxHunk,
        long minPullLength,
        long maxPullLength,
        boolean samplePulls,
        long maxFileLength,
        double minFileAlphanum,
        double maxFileHex,
        long maxFileLines,
        double maxFileAverageLine,
        long maxFileLine,
        List<String> proseLanguages,
        List<String> sampledYamlNames,
        List<String> sampledJsonNames,
        double sampledFileShare) {

    /** Lines that are kept at the end of a text that is cut in the middle. */
    public static final int LAST_LINES = 20;

    public ConversationsSettings {
        for (String rule : disabledRules) {
            if (ConversationRule.named(rule).isEmpty()) {
                throw new IllegalArgumentException(
                        "disabled_rules knows no rule '" + rule + "'; there are " + List.of(ConversationRule.values()));
            }
        }
        disabledRules = List.copyOf(disabledRules);
        botAuthors = List.copyOf(botAuthors);
        botParts = filled("bot_parts", botParts);
        botEndings = filled("bot_endings", botEndings);
        atLeast("max_issue_lines", maxIssueLines, LAST_LINES + 1);
        atLeast("min_issue_text", minIssueText, 0);
        atLeast("max_single_text", maxSingleText, 0);
        atLeast("max_single_events", maxSingleEvents, 0);
        atLeast("min_title", minTitle, 0);
        atLeast("max_title", maxTitle, 1);
        titleWords = filled("title_words", titleWords);
        atLeast("min_description", minDescription, 0);
        excludedTexts = filled("excluded_texts", excludedTexts);
        excludedRepositories = List.copyOf(excludedRepositories);
        atLeast("max_text_lines", maxTextLines, LAST_LINES + 1);
        atLeast("max_text", maxText, 1);
        atLeast("max_hunk", maxHunk, 1);
        atLeast("min_pull_length", minPullLength, 0);
        atLeast("max_pull_length", maxPullLength, 0);
        atLeast("max_file_length", maxFileLength, 0);
        fraction("min_file_alphanum", minFileAlphanum);
        fraction("max_file_hex", maxFileHex);
        atLeast("max_file_lines", maxFileLines, 0);
        atLeast("max_file_line", maxFileLine, 0);
        if (!(maxFileAverageLine >= 0)) {
            throw new IllegalArgumentException("max_file_average_line must be at least 0, not " + maxFileAverageLine);
        }
        proseLanguages = List.copyOf(proseLanguages);
        sampledYamlNames = filled("sampled_yaml_names", sampledYamlNames);
        sampledJsonNames = filled("sampled_json_names", sampledJsonNames);
        fraction("sampled_file_share", sampledFileShare);
    }

    /** The Stack v2's rules. */
    public static ConversationsSettings defaults() {
        return new ConversationsSettings(
                List.of(),
                0,
                true,
                List.of(
                        "Apache-HBase",
                        "AutorestCI",
                        "CLAassistant",
                        "cmsbuild",
                        "codecov-io",
                        "codecov-commenter",
                        "coveralls",
                        "danger-public",
                        "dnfclas",
                        "msftclas",
                        "PyDocTeur",
                        "SparkQA",
                        "karma-pr-reporter",
                        "claassistantio",
                        "probot-stale"),
                List.of("[bot]", "botmanager", "bors-", "jenkins", "k8s-", "-test-", "travis"),
                List.of(
                        "-automaton",
                        "-automation",
                        "-benchmark",
                        "-build",
                        "-deployer",
                        "-cloud",
                        "bot",
                        "-ci",
                        "-linter",
                        "-teamcity",
                        "-test",
                        "-testing",
                        "-Service-Account"),
                100,
                200,
                7_000,
                10,
                10,
                500,
                List.of("dependencies", "dependency", "depend", "release"),
                20,
                List.of("Qwiet"),
                List.of("Chocogrenouille/github-slideshow"),
                80,
                1_000,
                10_000,
                200,
                100_000,
                true,
                1_000_000,
                0.25,
                0.25,
                100_000,
                100,
                1_000,
                List.of("Markdown", "reStructuredText", "RMarkdown", "RDoc", "AsciiDoc"),
                List.of("pack", "lock", "yarn", "output", "swagger", "openapi"),
                List.of("pack", "lock", "output"),
                0.1);
    }

    boolean asks(ConversationRule rule) {
        return !disabledRules.contains(rule.ruleName());
    }

    private static List<String> filled(String setting, List<String> texts) {
        if (texts.contains("")) {
            throw new IllegalArgumentException(setting + " must not hold an empty text");
        }
        return List.copyOf(texts);
    }

    private static void atLeast(String setting, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(setting + " must be at least " + least + ", not " + value);
        }
    }

    private static void fraction(String setting, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(setting + " must be from 0 to 1, not " + value);
        }
    }
}
