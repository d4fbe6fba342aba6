package dev.stackyard.curate;

import dev.stackyard.corpus.KeyedHash;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.corpus.conversation.PullDiffs;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.curate.internal.ConversationCuts;
import dev.stackyard.curate.internal.PullFileFilters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the files of one pull request (facts of The Stack v2's release, {@code process_commit_pairs.py}). */
final class PullFileJudge {

    private static final double MOST_OF_THE_CODE = 0.5;

    private final ConversationsSettings settings;
    private final Conversation pull;
    private final List<String> languages;
    private final Set<String> excluded;

    PullFileJudge(ConversationsSettings settings, Conversation pull, List<String> languages, List<String> excluded) {
        this.settings = settings;
        this.pull = pull;
        this.languages = languages;
        this.excluded = new HashSet<>(excluded);
    }

    /** Cuts files by what they are. */
    void cut(ConversationCuts cuts) {
        for (int i = 0; i < pull.files().size(); i++) {
            PullFile file = pull.files().get(i);
            ConversationRule rule = file.isCut() ? null : rule(file, language(i));
            if (rule != null) {
                cuts.file(file, rule.ruleName());
            }
        }
    }

    private String language(int file) {
        return file < languages.size() ? languages.get(file) : "";
    }

    private @Nullable ConversationRule rule(PullFile file, String language) {
        if (file.omitted() != null) {
            return asked(ConversationRule.FILE_OMITTED);
        }
        FieldText base = file.base();
        if (base == null || file.deleted()) {
            return asked(ConversationRule.FILE_ADDED_OR_DELETED);
        }
        if (excluded.contains(file.path()) && settings.asks(ConversationRule.FILE_EXCLUDED_LANGUAGE)) {
            return ConversationRule.FILE_EXCLUDED_LANGUAGE;
        }
        PullFileFilters.Signals signals = PullFileFilters.measure(base.value());
        if (signals.length() >= settings.maxFileLength() && settings.asks(ConversationRule.FILE_TOO_LONG)) {
            return ConversationRule.FILE_TOO_LONG;
        }
        if (signals.alphanumFraction() <= settings.minFileAlphanum()
                && settings.asks(ConversationRule.FILE_LOW_ALPHANUM)) {
            return ConversationRule.FILE_LOW_ALPHANUM;
        }
        if (signals.hexFraction() >= settings.maxFileHex() && settings.asks(ConversationRule.FILE_HEX)) {
            return ConversationRule.FILE_HEX;
        }
        if (signals.lines() >= settings.maxFileLines() && settings.asks(ConversationRule.FILE_MANY_LINES)) {
            return ConversationRule.FILE_MANY_LINES;
        }
        boolean longLines = signals.averageLine() >= settings.maxFileAverageLine()
                || signals.longestLine() >= settings.maxFileLine();
        if (longLines
                && !settings.proseLanguages().contains(language)
                && settings.asks(ConversationRule.FILE_LONG_LINES)) {
            return ConversationRule.FILE_LONG_LINES;
        }
        boolean noProse = language.equals("Markdown") && !PullFileFilters.hasEnglish(base.value());
        return noProse ? asked(ConversationRule.FILE_NO_PROSE) : null;
    }

    private @Nullable ConversationRule asked(ConversationRule rule) {
        return settings.asks(rule) ? rule : null;
    }

    /**
     * Cuts most of the files that are data rather than code.
     *
     * @param left the pull request without what {@link #cut} took; its files have the same places
     * @param shown what is shown of these
     */
    void sample(Conversation left, PullDiffs shown, long draw, ConversationCuts cuts) {
        if (!settings.asks(ConversationRule.FILE_SAMPLED_OUT)) {
            return;
        }
        long total = 0;
        for (int file : shown.files()) {
            total += shown.base(file).length();
        }
        for (int file : shown.files()) {
            List<String> names = names(language(file));
            String path = left.files().get(file).path();
            boolean mostly = shown.base(file).length() > MOST_OF_THE_CODE * Math.max(1, total);
            boolean data = names != null && (mostly || names.stream().anyMatch(path::contains));
            if (data && KeyedHash.unit(draw, "file-sample", path) >= settings.sampledFileShare()) {
                cuts.file(pull.files().get(file), ConversationRule.FILE_SAMPLED_OUT.ruleName());
            }
        }
    }

    private @Nullable List<String> names(String language) {
        return switch (language) {
            case "YAML" -> settings.sampledYamlNames();
            case "JSON" -> settings.sampledJsonNames();
            default -> null;
        };
    }
}
