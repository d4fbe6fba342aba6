/** Notebooks of Meta Kaggle Code, and what Meta Kaggle's tables know of the data sets that they work on. */
@org.jspecify.annotations.NullMarked
package dev.stackyard.ingest.internal.kaggle;
