package dev.stackyard.ingest.internal.conversations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stackyard.corpus.BytesCursor;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what events say of repositories as JSON lines, in the form that {@code --metadata} of every ingest reads. Beside the
 * columns read there it has The Stack v2's {@code gha_language}, {@code gha_created_at} and {@code gha_event_created_at}.
 */
final class MetadataWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private MetadataWriter() {}

    static void write(SortedEvents events, StorageFile target) throws IOException {
        try (Storage.Writer out = target.storage().create(target.name());
                BytesCursor records = events.read(0, Buckets.COUNT)) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.setRootValueSeparator(null);
                new ConversationJoin(0, new Facts(json)).run(records);
            }
            out.commit();
        }
    }

    private record Facts(JsonGenerator json) implements ConversationJoin.Sink {

        @Override
        public void conversation(RepositoryFacts repository, ConversationBuilder conversation) {}

        @Override
        public void endRepository(RepositoryFacts facts) throws IOException {
            if (facts.name == null) {
                return;
            }
            json.writeStartObject();
            json.writeStringField("repo_name", facts.name);
            json.writeStringField("repo_url", "https://github.com/" + facts.name);
            Long id = facts.githubId();
            if (id != null) {
                json.writeNumberField("github_id", id);
            }
            json.writeNumberField("star_events_count", facts.stars);
            json.writeNumberField("fork_events_count", facts.forks);
            field("gha_license_id", facts.license);
            field("default_branch", facts.defaultBranch);
            field("gha_language", facts.language);
            field("gha_created_at", facts.createdAt);
            field("gha_event_created_at", facts.lastEventAt);
            json.writeEndObject();
            json.writeRaw('\n');
        }

        private void field(String name, @Nullable String value) throws IOException {
            if (value != null) {
                json.writeStringField(name, value);
            }
        }
    }
}
