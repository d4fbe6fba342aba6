package dev.stackyard.curate;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.KeyedHash;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowAppender;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.conversation.Conversation;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.curate.internal.BotNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The work of {@link ConversationsStage} on one thread. */
final class ConversationsFunction implements RepositoryFunction {

    private static final int MOST_LINEAR = 1_000;

    private final ConversationsSettings settings;
    private final BotNames bots;
    private final List<ConversationVerdict> verdicts = new ArrayList<>();
    private String repository = "";

    ConversationsFunction(ConversationsSettings settings) {
        this.settings = settings;
        this.bots = new BotNames(settings.botAuthors(), settings.botParts(), settings.botEndings());
    }

    @Override
    public void observe(Row row) {
        repository = row.get(FilesLayer.REPO_NAME);
        verdicts.add(judge(row));
    }

    private ConversationVerdict judge(Row row) {
        RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
        Reading reading = kind == RowKind.PULL || kind == RowKind.ISSUE ? row.reading() : null;
        if (reading == null) {
            return ConversationVerdict.NONE;
        }
        ByteSlice json = reading.content();
        String path = row.get(FilesLayer.PATH);
        long draw = KeyedHash.of(settings.seed(), "rendering", repository, path);
        try {
            Conversation conversation = ConversationReader.read(json);
            return conversation.kind() == RowKind.ISSUE
                    ? new IssueJudge(settings, bots, json, conversation, path, draw).judge()
                    : new PullJudge(settings, bots, json, conversation, path, draw)
                            .judge(
                                    Objects.requireNonNullElse(row.find(LanguagesLayer.FILE_LANGUAGES), List.of()),
                                    Objects.requireNonNullElse(row.find(LanguagesLayer.EXCLUDED_FILES), List.of()));
        } catch (IOException e) {
            return ConversationVerdict.damaged(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    @Override
    public void finish(RowAppender out) {
        long pulls = verdicts.stream()
                .filter(verdict -> verdict.pull() && verdict.keeps())
                .count();
        for (ConversationVerdict verdict : verdicts) {
            sampled(verdict, pulls).write(out.append());
        }
        verdicts.clear();
    }

    private ConversationVerdict sampled(ConversationVerdict verdict, long pulls) {
        if (!verdict.pull()
                || !verdict.keeps()
                || !settings.samplePulls()
                || !settings.asks(ConversationRule.PULL_SAMPLED_OUT)) {
            return verdict;
        }
        double share = share(pulls);
        double drawn = KeyedHash.unit(settings.seed(), "pull-sample", repository, verdict.path());
        return drawn < share
                ? verdict
                : verdict.dropped(
                        ConversationRule.PULL_SAMPLED_OUT,
                        String.format(Locale.ROOT, "share kept of %d pull requests: %.4f", pulls, share));
    }

    /** Share of a repository's pull requests that is kept (The Stack v2's {@code render.py}). */
    static double share(long pulls) {
        return pulls <= MOST_LINEAR ? 0.8007 - 0.0007 * pulls : 100.0 / pulls;
    }
}
