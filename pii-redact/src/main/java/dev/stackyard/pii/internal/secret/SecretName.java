package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a name says about the value that it is given. The last word decides ({@code db_password} holds a password, {@code
 * password_field} does not), after words that only tell which one it is ({@code API_KEY_PROD}, {@code password2}).
 */
enum SecretName {
    /** A password, which people make up. */
    PASSWORD,
    /** A key, token or secret, which programs make up. */
    SECRET,
    /** A word that also means other things: a key of a map, a token of a grammar. */
    VAGUE,
    /** Nothing secret. */
    NONE;

    private static final Set<String> PASSWORDS = WordList.load("names-of-passwords.txt");
    private static final Set<String> SECRETS = WordList.load("names-of-secrets.txt");
    private static final Set<String> QUALIFIERS = WordList.load("names-that-qualify.txt");
    private static final Set<String> PUBLIC = WordList.load("names-of-public-values.txt");
    private static final Set<String> TRAILERS = WordList.load("names-that-trail.txt");
    private static final Set<String> VAGUE_WORDS = Set.of("key", "keys", "token", "tokens", "auth", "cert", "salt");

    /** The class of the name in a range: letters and digits in camel case or with any separators. */
    static SecretName of(byte[] bytes, int from, int to) {
        List<String> words = words(bytes, from, to);
        int last = words.size() - 1;
        while (last > 0 && TRAILERS.contains(words.get(last))) {
            last--;
        }
        if (last < 0) {
            return NONE;
        }
        String word = words.get(last);
        String before = last > 0 ? words.get(last - 1) : "";
        if (PUBLIC.contains(before) || PUBLIC.contains(word)) {
            return NONE;
        }
        if (PASSWORDS.contains(word) || endsInPassword(word)) {
            return PASSWORD;
        }
        if (SECRETS.contains(word) || SECRETS.contains(before + word)) {
            return SECRET;
        }
        if (VAGUE_WORDS.contains(word)) {
            return words.subList(0, last).stream().anyMatch(QUALIFIERS::contains) ? SECRET : VAGUE;
        }
        return NONE;
    }

    /** {@code userpassword}, {@code rootpwd}: names without a mark between their words. */
    private static boolean endsInPassword(String word) {
        return word.endsWith("password")
                || word.endsWith("passwd")
                || word.endsWith("passphrase")
                || word.endsWith("pwd");
    }

    /** The words of a name in lower case, digits left out. */
    static List<String> words(byte[] bytes, int from, int to) {
        List<String> words = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean ends = i == to || !Ascii.isLetter(bytes[i]);
            if (ends || beginsWord(bytes, start, i, to)) {
                if (i > start) {
                    words.add(Ascii.lowerCase(bytes, start, i));
                }
                start = ends ? i + 1 : i;
            }
        }
        return words;
    }

    /** Whether a capital begins a new word: after a small letter, or before one at the end of an acronym. */
    private static boolean beginsWord(byte[] bytes, int start, int i, int to) {
        if (i == start || !Ascii.isUpper(bytes[i])) {
            return false;
        }
        return Ascii.isLower(bytes[i - 1]) || (i + 1 < to && Ascii.isLower(bytes[i + 1]));
    }
}
