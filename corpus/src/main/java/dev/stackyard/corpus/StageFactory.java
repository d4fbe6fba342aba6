package dev.stackyard.corpus;

import java.io.Serializable;

/**
 * Makes stages by name where they are needed: on a cluster the settings travel, stages with their tables do not.
 * Implementations are records of plain values: two that are equal make the same stages.
 */
@FunctionalInterface
public interface StageFactory extends Serializable {

    /**
     * Makes a stage.
     *
     * @throws UserException if there is none of that name, or its settings are wrong
     */
    Stage create(String stageName);
}
