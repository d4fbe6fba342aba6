package dev.stackyard.ingest.internal.published;

import dev.stackyard.ingest.internal.PlanEntry;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dataset on its way into the corpus.
 *
 * @param repository what all rows of its repository have in common
 * @param path without a leading slash, as bytes
 * @param content where its bytes are; null if they must be fetched
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PublishedRow(PlanEntry repository, byte[] path, PublishedFacts facts, InlineContents.@Nullable Place content) {}
