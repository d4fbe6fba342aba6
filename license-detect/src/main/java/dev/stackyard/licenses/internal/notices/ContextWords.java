package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.internal.words.WordHash;
import java.util.HashSet;
import java.util.Set;

/** Sets of single words that say how a name near them is meant. Immutable. */
final class ContextWords {

    /** Before a name they make it a grant: "licensed under the …". */
    static final ContextWords GRANT = of("under license licensed licenses licensing terms governed subject covered"
            + " relicensed relicense conditions released distributed received protected lisense liscense");
    /** Right behind a name they make it a grant: "MIT licensed". */
    static final ContextWords LICENSED = of("license licensed licensing");
    /** Before a name they make it talk about licences: "compatible with the …". */
    static final ContextWords TALK = of("compatible incompatible similar unlike versus vs detect detects detected"
            + " detecting detection parse parses check checks checking whether recognize recognizes list lists listed"
            + " example compare compared than previously formerly before violates violate");

    /** Right behind a name they make it a property of another licence: "GPL-compatible". */
    static final ContextWords COMPATIBLE = of("compatible incompatible compatibility");

    static final ContextWords NEGATION = of("not never isn aren no neither");
    /** Introduce a version. */
    static final ContextWords VERSION = of("version versions ver v rev revision release vers");
    /** May stand between a version and the name that follows it: "version 2 or later of the …". */
    static final ContextWords BEFORE_NAME = of("of the or at your option any later newer version versions either only"
            + " greater higher above and license choice gnu terms s");

    static final ContextWords LATER = of("later newer above higher greater subsequent upwards");
    static final ContextWords BEFORE_LATER = of("or any and a");
    static final ContextWords PLUS = of("plus");
    static final ContextWords OR = of("or either alternatively");
    /** Words that end the search for a version after a name. */
    static final ContextWords STOP = of("see received should without copy file warranty");
    /** Words between two names that keep them in one statement. */
    static final ContextWords CONNECTIVE = of(
            "or and the a an license licenses version either at your option under both"
                    + " software public of this terms as well s style with choice also gnu project com org html txt opensource");

    private final Set<Integer> hashes = new HashSet<>();

    private ContextWords() {}

    private static ContextWords of(String words) {
        ContextWords set = new ContextWords();
        for (String word : words.split(" ")) {
            set.hashes.add(WordHash.of(word));
        }
        return set;
    }

    boolean contains(int word) {
        return hashes.contains(word);
    }
}
