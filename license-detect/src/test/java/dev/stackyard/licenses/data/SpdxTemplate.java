package dev.stackyard.licenses.data;

import dev.stackyard.licenses.internal.words.WordHash;
import dev.stackyard.licenses.internal.words.WordScanner;
import dev.stackyard.licenses.internal.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence template of the SPDX list, turned into the notation of {@code spdx-texts.gz}: normalised words, {@code [ … ]}
 * round what may be missing, <code>{9 … }</code> round what may read differently, with the number of words that may stand
 * there.
 */
final class SpdxTemplate {

    /** A replaceable part: group 1 is the original text. The list's templates are trusted input. */
    private static final Pattern VARIABLE =
            Pattern.compile("<<var;\\s*name=\"?.*?\"?;\\s*original=\"(.*?)\";\\s*match=\"(.*?)\">>", Pattern.DOTALL);

    private static final Pattern MARKUP =
            Pattern.compile("<<(?:beginOptional|endOptional)[^>]*>>|<<var;.*?\">>", Pattern.DOTALL);

    private static final Pattern LIMITED = Pattern.compile("\\.\\{\\d+,(\\d+)}");
    private static final int MOST_WORDS = 60;
    private static final int ANY_WORDS = 16;

    private final Map<Integer, String> canonicalWords;
    private final StringBuilder text = new StringBuilder();
    /** One character per character of {@link #text}: {@code r}equired, {@code o}ptional or {@code v}ariable. */
    private final StringBuilder kinds = new StringBuilder();
    /** How many words may be inserted where, by index into {@link #text}. */
    private final TreeMap<Integer, Integer> insertions = new TreeMap<>();

    private SpdxTemplate(Map<Integer, String> canonicalWords) {
        this.canonicalWords = canonicalWords;
    }

    /**
     * @param template text with SPDX template mark-up
     * @param canonicalWords the spelling of each word hash that stands for several spellings
     */
    static String notation(String template, Map<Integer, String> canonicalWords) {
        SpdxTemplate parsed = new SpdxTemplate(canonicalWords);
        parsed.parse(template);
        return parsed.print();
    }

    private void parse(String template) {
        int optional = 0;
        int at = 0;
        Matcher markup = MARKUP.matcher(template);
        while (markup.find()) {
            append(template.substring(at, markup.start()), optional > 0 ? 'o' : 'r');
            at = markup.end();
            if (markup.group().startsWith("<<begin")) {
                optional++;
            } else if (markup.group().startsWith("<<end")) {
                optional--;
            } else {
                Matcher variable = VARIABLE.matcher(markup.group());
                if (!variable.matches()) {
                    throw new IllegalArgumentException("template mark-up not understood: " + markup.group());
                }
                insertions.merge(text.length(), allowance(variable.group(2)), Integer::sum);
                append(variable.group(1), 'v');
            }
        }
        append(template.substring(at), 'r');
    }

    private void append(String part, char kind) {
        text.append(part);
        kinds.append(String.valueOf(kind).repeat(part.length()));
    }

    private String print() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int[] charOfByte = charOfByte(bytes.length);
        Words words = new Words();
        new WordScanner().scan(bytes, 0, bytes.length, words);
        StringBuilder out = new StringBuilder();
        char kind = 'r';
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            int at = charOfByte[words.start(i)];
            int allowance = insertions.subMap(from, at + 1).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            char next = kinds.charAt(at);
            boolean breaks = kind != next || allowance > 0;
            out.append(breaks ? closing(kind) : "");
            out.append(allowance > 0 && next != 'v' ? "{" + allowance + " } " : "");
            out.append(breaks ? opening(next, allowance) : "");
            out.append(word(bytes, words, i)).append(' ');
            kind = next;
            from = at + 1;
        }
        return out.append(closing(kind)).toString().trim();
    }

    private String word(byte[] bytes, Words words, int index) {
        String raw = new String(
                        bytes, words.start(index), words.end(index) - words.start(index), StandardCharsets.UTF_8)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}.+]", "")
                .codePoints()
                .map(SpdxTemplate::fold)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (WordHash.of(raw) == words.hash(index)) {
            return raw;
        }
        String canonical = canonicalWords.get(words.hash(index));
        if (canonical == null) {
            throw new IllegalArgumentException("no spelling gives the hash of " + raw);
        }
        return canonical;
    }

    /** Lower case as {@code WordScanner} has it: Latin-1 only. */
    private static int fold(int codePoint) {
        return codePoint <= 0xDE ? Character.toLowerCase(codePoint) : codePoint;
    }

    private int[] charOfByte(int length) {
        int[] index = new int[length + 1];
        int at = 0;
        for (int c = 0; c < text.length(); c += Character.charCount(text.codePointAt(c))) {
            int size = Character.toString(text.codePointAt(c)).getBytes(StandardCharsets.UTF_8).length;
            java.util.Arrays.fill(index, at, at + size, c);
            at += size;
        }
        index[length] = text.length();
        return index;
    }

    /**
     * How many words may stand in place of a replaceable part, from the regular expression that it must match: a sixth of
     * the characters if they are limited, otherwise as many as the longest alternative has, and a few.
     */
    private static int allowance(String regex) {
        Matcher limited = LIMITED.matcher(regex);
        if (limited.matches()) {
            return Math.min(MOST_WORDS, Integer.parseInt(limited.group(1)) / 6);
        }
        if (regex.equals(".+") || regex.equals(".*")) {
            return ANY_WORDS;
        }
        int longest = 0;
        for (String alternative : regex.split("\\|")) {
            longest = Math.max(longest, alternative.split("[^A-Za-z0-9]+").length);
        }
        return Math.min(ANY_WORDS, longest + 1);
    }

    private static String opening(char kind, int allowance) {
        return kind == 'o' ? "[ " : kind == 'v' ? "{" + allowance + " " : "";
    }

    private static String closing(char kind) {
        return kind == 'o' ? "] " : kind == 'v' ? "} " : "";
    }
}
