package dev.stackyard.pii.internal.secret;

import java.util.ArrayList;
import java.util.List;

/** Reads the keywords of a rule. */
final class Keywords {

    private Keywords() {}

    /**
     * The words of a line, separated by spaces. {@code \s} in a word is a space; the brackets of a set stand for each of
     * its members in turn, ranges included: {@code hf_[a-z]} is 26 words.
     */
    static List<String> expand(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" +")) {
            expand(word.replace("\\s", " "), words);
        }
        return words;
    }

    private static void expand(String word, List<String> words) {
        int open = word.indexOf('[');
        int close = word.indexOf(']', open);
        if (open < 0 || close < 0) {
            words.add(word);
            return;
        }
        String members = word.substring(open + 1, close);
        for (int i = 0; i < members.length(); i++) {
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            char last = range ? members.charAt(i + 2) : members.charAt(i);
            for (char c = members.charAt(i); c <= last; c++) {
                expand(word.substring(0, open) + c + word.substring(close + 1), words);
            }
            i += range ? 2 : 0;
        }
    }
}
