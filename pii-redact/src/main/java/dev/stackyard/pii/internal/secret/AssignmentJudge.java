package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.secret.Assignment.Form;

/**
 * Decides whether the value of an assignment is a secret, from what the name promises and how the value looks. The more
 * the name promises, the less the value has to look random: a password may be {@code hunter2}, the value of a mere {@code
 * key} must be noise.
 */
final class AssignmentJudge {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 1024;
    private static final int LONGEST_PASSWORD = 128;
    private static final int SHORTEST_KEY = 8;
    private static final int SHORTEST_WEAK = 12;
    private static final int SHORTEST_VAGUE = 16;
    private static final int SHORTEST_VAGUE_HEX = 32;
    private static final double KEY_ENTROPY = 3.0;
    private static final double VAGUE_ENTROPY = 3.5;

    /** Surprise from which a word with digits between its letters is no technical term. */
    private static final double ODD_BITS = 5.2;

    private AssignmentJudge() {}

    /** What the value is: {@link SecretName#NONE} if it is no secret. */
    static SecretName judge(Text text, Assignment assignment) {
        SecretName name = SecretName.of(text.bytes(), assignment.nameStart(), assignment.nameEnd());
        return name != SecretName.NONE && isSecret(text, assignment, name) ? name : SecretName.NONE;
    }

    private static boolean isSecret(Text text, Assignment assignment, SecretName name) {
        byte[] bytes = text.bytes();
        int from = assignment.valueStart();
        int to = assignment.valueEnd();
        if (to - from < SHORTEST || to - from > LONGEST) {
            return false;
        }
        ValueShape shape = ValueShape.of(bytes, from, to);
        if (Placeholders.isPlaceholder(bytes, from, to)) {
            return false;
        }
        if (assignment.form() == Form.QUOTED && shape.isNoise(bytes, from, to)) {
            return true;
        }
        if (shape.spaces() > 0 || References.isReference(bytes, from, to)) {
            return false;
        }
        if (shape.isDigestLength() && HashContext.around(text, assignment, name)) {
            return false;
        }
        boolean weak = assignment.form() == Form.WEAK;
        return switch (name) {
            case PASSWORD -> weak ? isWeaklyPlaced(bytes, from, to, shape) : isPassword(bytes, from, to, shape);
            case SECRET -> weak ? isWeaklyPlaced(bytes, from, to, shape) : isKey(bytes, from, to, shape);
            case VAGUE -> !weak && isVagueKey(bytes, from, to, shape);
            case NONE -> false;
        };
    }

    private static boolean isPassword(byte[] bytes, int from, int to, ValueShape shape) {
        if (shape.length() > LONGEST_PASSWORD) {
            return isKey(bytes, from, to, shape);
        }
        if (shape.letters() == 0) {
            return shape.symbols() == 0 && shape.length() >= 6;
        }
        boolean random = BigramModel.looksRandom(bytes, from, to);
        if (shape.symbols() == 0) {
            return shape.digits() > 0 ? shape.length() >= 6 : random && shape.length() >= SHORTEST_KEY;
        }
        if (isSlug(bytes, from, to)) {
            return random || (shape.digits() > 0 && isOdd(bytes, from, to, shape));
        }
        return shape.digits() > 0 || random || (hasMark(bytes, from, to) && !endsAsSentence(bytes, from, to));
    }

    /** Whether one of the characters occurs that people put into passwords, and not into lists or commands. */
    private static boolean hasMark(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("!@#$%^&*+?~=".indexOf(bytes[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(byte[] bytes, int from, int to, ValueShape shape) {
        if (shape.length() < SHORTEST_KEY || shape.letters() == 0) {
            return false;
        }
        if (shape.isHexKey() || ValueShape.isUuid(bytes, from, to)) {
            return Entropy.bitsPerByte(bytes, from, to) >= KEY_ENTROPY;
        }
        if (BigramModel.looksRandom(bytes, from, to)) {
            return Entropy.bitsPerByte(bytes, from, to) >= KEY_ENTROPY;
        }
        return shape.digits() > 0 && shape.classes() >= 3 && isOdd(bytes, from, to, shape);
    }

    /** A made-up key whose mark is digits in the middle of words: {@code s3cr3t-K3y}. */
    private static boolean isOdd(byte[] bytes, int from, int to, ValueShape shape) {
        return shape.length() >= SHORTEST_KEY
                && BigramModel.surprise(bytes, from, to) >= ODD_BITS
                && hasDigitBeforeLetter(bytes, from, to);
    }

    private static boolean hasDigitBeforeLetter(byte[] bytes, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Ascii.isDigit(bytes[i - 1]) && Ascii.isLetter(bytes[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeaklyPlaced(byte[] bytes, int from, int to, ValueShape shape) {
        return shape.length() >= SHORTEST_WEAK
                && shape.digits() > 0
                && shape.letters() > 0
                && (shape.isHexKey() || BigramModel.looksRandom(bytes, from, to))
                && Entropy.bitsPerByte(bytes, from, to) >= KEY_ENTROPY;
    }

    private static boolean isVagueKey(byte[] bytes, int from, int to, ValueShape shape) {
        if (shape.length() < SHORTEST_VAGUE || shape.digits() < 2 || shape.letters() < 2) {
            return false;
        }
        if (ValueShape.isUuid(bytes, from, to)) {
            return false;
        }
        if (shape.hex()) {
            return shape.length() >= SHORTEST_VAGUE_HEX;
        }
        return BigramModel.looksRandom(bytes, from, to) && Entropy.bitsPerByte(bytes, from, to) >= VAGUE_ENTROPY;
    }

    /** Whether the only symbols are those that join the words of a name. */
    private static boolean isSlug(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (!Ascii.isWord(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** {@code Required!}: punctuation at the end and nowhere else. */
    private static boolean endsAsSentence(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && "!?.:*,".indexOf(bytes[end - 1]) >= 0) {
            end--;
        }
        for (int i = from; i < end; i++) {
            if (!Ascii.isAlphanumeric(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}
