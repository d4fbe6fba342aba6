package dev.stackyard.ingest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Storage;
import dev.stackyard.ingest.internal.conversations.ConversationPlan;
import dev.stackyard.ingest.internal.published.PublishedPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The directory {@code ingest/} of a corpus: {@code plan-00000.json} for each run that found something new, and {@code
 * part-00000.json} for what became of each part. Thread-safe.
 */
public final class PlanStore {

    private static final String DIRECTORY = "ingest";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Storage storage;

    public PlanStore(Storage storage) {
        this.storage = storage;
    }

    /** All plans, oldest first. */
    public List<IngestPlan> plans() throws IOException {
        List<IngestPlan> plans = new ArrayList<>();
        while (storage.exists(planFile(plans.size()))) {
            String name = planFile(plans.size());
            IngestPlan plan = read(name, IngestPlan.class);
            if (plan.format() != IngestPlan.FORMAT) {
                throw new CorpusFormatException(
                        storage.location(name), "has format " + plan.format() + ", this version knows 1");
            }
            plans.add(plan);
        }
        return plans;
    }

    /** One plan. */
    IngestPlan plan(int number) throws IOException {
        return read(planFile(number), IngestPlan.class);
    }

    /** One plan for a published dataset. */
    public PublishedPlan publishedPlan(int number) throws IOException {
        return read(publishedFile(number), PublishedPlan.class);
    }

    /** All plans for published datasets, oldest first. */
    public List<PublishedPlan> publishedPlans() throws IOException {
        List<PublishedPlan> plans = new ArrayList<>();
        while (storage.exists(publishedFile(plans.size()))) {
            plans.add(read(publishedFile(plans.size()), PublishedPlan.class));
        }
        return plans;
    }

    /** Writes a plan for a published dataset, whole or not at all. */
    public void save(int number, PublishedPlan plan) throws IOException {
        storage.writeAll(publishedFile(number), JSON.writeValueAsBytes(plan));
    }

    /** All plans for conversations, oldest first. */
    public List<ConversationPlan> conversationPlans() throws IOException {
        List<ConversationPlan> plans = new ArrayList<>();
        while (storage.exists(conversationsFile(plans.size()))) {
            plans.add(read(conversationsFile(plans.size()), ConversationPlan.class));
        }
        return plans;
    }

    /** Writes a plan for conversations, whole or not at all. */
    public void save(int number, ConversationPlan plan) throws IOException {
        storage.writeAll(conversationsFile(number), JSON.writeValueAsBytes(plan));
    }

    /** Parts of all plans, of whatever kind. */
    List<PartId> parts() throws IOException {
        List<PartId> parts = new ArrayList<>();
        plans().forEach(plan -> plan.parts().forEach(part -> parts.add(part.id())));
        publishedPlans().forEach(plan -> parts.addAll(plan.partIds()));
        conversationPlans().forEach(plan -> parts.addAll(plan.partIds()));
        return parts;
    }

    /** The lowest number that no planned part has. */
    public int nextPart() throws IOException {
        return parts().stream().mapToInt(part -> part.number() + 1).max().orElse(0);
    }

    /** Writes a plan, whole or not at all. */
    void save(int number, IngestPlan plan) throws IOException {
        storage.writeAll(planFile(number), JSON.writeValueAsBytes(plan));
    }

    /** Writes what became of a part. */
    public void save(PartId part, PartReport report) throws IOException {
        storage.writeAll(reportFile(part), JSON.writeValueAsBytes(report));
    }

    /** What became of a part; empty if it was never finished. */
    public Optional<PartReport> report(PartId part) throws IOException {
        String name = reportFile(part);
        return storage.exists(name) ? Optional.of(read(name, PartReport.class)) : Optional.empty();
    }

    private <T> T read(String name, Class<T> type) throws IOException {
        try {
            return JSON.readValue(storage.readAll(name), type);
        } catch (JsonProcessingException e) {
            throw new CorpusFormatException(
                    storage.location(name),
                    "is damaged: restore it, or begin a new corpus (" + e.getOriginalMessage() + ")",
                    e);
        }
    }

    private static String planFile(int number) {
        return String.format(Locale.ROOT, "%s/plan-%05d.json", DIRECTORY, number);
    }

    private static String publishedFile(int number) {
        return String.format(Locale.ROOT, "%s/published-%05d.json", DIRECTORY, number);
    }

    private static String conversationsFile(int number) {
        return String.format(Locale.ROOT, "%s/conversations-%05d.json", DIRECTORY, number);
    }

    private static String reportFile(PartId part) {
        return DIRECTORY + "/" + part + ".json";
    }
}
