package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.internal.words.WordSet;

/** Sets of single words that say how a name near them is meant. Immutable. */
final class ContextWords {

    /** Before a name they make it a grant: "licensed under the …". */
    static final WordSet GRANT = WordSet.of("under license licensed licenses licensing terms governed subject covered"
            + " relicensed relicense conditions released distributed received protected lisense liscense");
    /** Right behind a name they make it a grant: "MIT licensed". */
    static final WordSet LICENSED = WordSet.of("license licensed licensing");
    /** Behind a name it makes what follows a thing of that licence: "a GPL-licensed parser". */
    static final WordSet PARTICIPLE = WordSet.of("licensed");
    /** Before such a thing they make it another one than the file: "replaces the GPL-licensed parser". */
    static final WordSet OTHER_THING = WordSet.of("the their other another of with to from for than between like on"
            + " uses using use replace replaces replacing");
    /** Before a name they make it talk about licences: "compatible with the …". */
    static final WordSet TALK = WordSet.of("compatible incompatible similar unlike versus vs detect detects detected"
            + " detecting detection parse parses check checks checking whether recognize recognizes list lists listed"
            + " example compare compared than previously formerly before violates violate");

    /** Right behind a name they make it a property of another licence: "GPL-compatible". */
    static final WordSet COMPATIBLE = WordSet.of("compatible incompatible compatibility");

    static final WordSet NEGATION = WordSet.of("not never isn aren no neither");
    /** Introduce a version. */
    static final WordSet VERSION = WordSet.of("version versions ver v rev revision release vers");
    /** May stand between a version and the name that follows it: "version 2 or later of the …". */
    static final WordSet BEFORE_NAME =
            WordSet.of("of the or at your option any later newer version versions either only"
                    + " greater higher above and license choice gnu terms s");

    static final WordSet LATER = WordSet.of("later newer above higher greater subsequent upwards");
    static final WordSet BEFORE_LATER = WordSet.of("or any and a");
    static final WordSet PLUS = WordSet.of("plus");
    static final WordSet OR = WordSet.of("or either alternatively");
    /** Words that end the search for a version after a name. */
    static final WordSet STOP = WordSet.of("see received should without copy file warranty");
    /** Words between two names that keep them in one statement. */
    static final WordSet CONNECTIVE = WordSet.of(
            "or and the a an license licenses version either at your option under both"
                    + " software public of this terms as well s style with choice also gnu project com org html txt opensource");

    private ContextWords() {}
}
