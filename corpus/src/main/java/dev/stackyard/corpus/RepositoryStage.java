package dev.stackyard.corpus;

/**
 * A map stage whose output for a row depends on other rows of the same repository. It observes the rows one by one,
 * content included, keeps what it needs (findings, not content), and writes all of the repository's rows at its end.
 */
public non-sealed interface RepositoryStage extends Stage, LayerStage {

    /** A function for one thread. Called once per part; must be cheap, heavy state belongs to the stage. */
    RepositoryFunction open();
}
