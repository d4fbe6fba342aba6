package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import java.util.List;

/** All stages, each after those whose layers it reads. A new stage is one line here, and its block in the recipes. */
final class StageCatalog {

    static final List<StageEntry<?>> ENTRIES = List.of();

    private StageCatalog() {}

    static List<String> names() {
        return ENTRIES.stream().map(StageEntry::name).toList();
    }

    static StageEntry<?> entry(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UserException("there is no stage '" + name + "'; there are " + String.join(", ", names())));
    }
}
