package dev.stackyard.curate.internal;

import java.util.List;
import java.util.SplittableRandom;

/** Random texts that are likely to be difficult: few different pieces, in runs. */
final class RandomText {

    private RandomText() {}

    /** Pieces chosen at random; each text uses only some of them, so that some become frequent. */
    static String of(SplittableRandom random, List<String> pieces, int count) {
        int kinds = 1 + random.nextInt(pieces.size());
        int first = random.nextInt(pieces.size());
        StringBuilder text = new StringBuilder();
        while (count > 0) {
            String piece = pieces.get((first + random.nextInt(kinds)) % pieces.size());
            int repeat = random.nextInt(8) == 0 ? random.nextInt(20) : 1;
            text.append(piece.repeat(repeat));
            count--;
        }
        return text.toString();
    }
}
