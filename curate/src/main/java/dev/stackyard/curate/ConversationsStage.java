package dev.stackyard.curate;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.ConversationsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.RepositoryStage;
import java.util.List;

/**
 * Judges issues and pull requests, and works out what of them is said: without what e-mail programs add, bots, what is too long,
 * and files that are not worth showing. Writes the {@link ConversationsLayer}; the rules are {@link ConversationRule}. Rows of
 * other kinds are passed over.
 */
public final class ConversationsStage implements RepositoryStage {

    private static final List<Column<?>> INPUTS = List.of(
            FilesLayer.REPO_NAME,
            FilesLayer.KIND,
            FilesLayer.PATH,
            LanguagesLayer.FILE_LANGUAGES,
            LanguagesLayer.EXCLUDED_FILES,
            ContentsLayer.CONTENT);

    private final ConversationsSettings settings;

    public ConversationsStage(ConversationsSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return ConversationsLayer.NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Column<?>> inputs() {
        return INPUTS;
    }

    @Override
    public ConversationsSettings settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return ConversationsLayer.SCHEMA;
    }

    @Override
    public RepositoryFunction open() {
        return new ConversationsFunction(settings);
    }
}
