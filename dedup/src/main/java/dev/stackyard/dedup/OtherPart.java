package dev.stackyard.dedup;

import java.io.Serializable;
import java.util.List;

/**
 * A part of a corpus that is only compared with.
 *
 * @param location of the corpus, as {@link dev.stackyard.corpus.Storages#of} takes it
 * @param number of the part there
 * @param signed whether its signatures are there and of the settings that are needed; otherwise its text is signed anew
 * @param verdicts layers of it whose verdicts say that a row is not kept
 */
record OtherPart(String location, int number, boolean signed, List<String> verdicts) implements Serializable {}
