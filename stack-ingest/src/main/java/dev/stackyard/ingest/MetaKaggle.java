package dev.stackyard.ingest;

import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.StorageFile;
import org.jspecify.annotations.Nullable;

/**
 * Where it is written what data sets the notebooks of Meta Kaggle Code work on.
 *
 * @param tables directory with Meta Kaggle's {@code KernelVersionDatasetSources.csv}, {@code DatasetVersions.csv}, {@code Datasets.csv}
 *     and {@code Users.csv}
 * @param schemas JSON lines with what pandas says of the data sets' files: {@code dataset} ({@code owner/name}), {@code path} (from
 *     Kaggle's input directory, as in {@code name/train.csv}), {@code info}, {@code examples}; null for none
 */
public record MetaKaggle(Storage tables, @Nullable StorageFile schemas) {}
