package dev.stackyard.tokenize;

import java.util.List;

/**
 * Which documents make a shard, in order.
 *
 * @param number from 0
 */
record ShardPlan(int number, List<DocumentEntry> documents) {

    ShardPlan {
        documents = List.copyOf(documents);
    }
}
