package dev.stackyard.languages.internal.linguist;

import dev.stackyard.languages.internal.ByteSearch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the interpreter from a first line such as {@code #!/usr/bin/env -S python3 -u} (Linguist's {@code
 * lib/linguist/shebang.rb}).
 */
public final class Shebang {

    private static final byte[] EXEC = ByteSearch.ascii("exec ");
    private static final byte[] SCRIPT_NAME = ByteSearch.ascii("$0");
    private static final byte[] ARGUMENTS = ByteSearch.ascii("$@");
    private static final byte[] LANGUAGE_OPTION = ByteSearch.ascii("-l");
    private static final byte[] NEWLINE = {'\n'};
    private static final int EXEC_LINES = 5;
    /** No sane first line is longer; what follows is not looked at. */
    private static final int MAX_LINE = 4096;

    private final byte[] text;
    private final int to;
    private final int lineEnd;
    private int position;

    private Shebang(byte[] text, int from, int to) {
        this.text = text;
        this.to = to;
        int end = from;
        while (end < Math.min(to, from + MAX_LINE) && text[end] != '\n') {
            end++;
        }
        this.lineEnd = end;
        this.position = from + 2;
    }

    /** Languages of the interpreter; empty without a shebang, or if none is known for it. */
    public static Candidates find(LanguageTable languages, byte[] text, int from, int to) {
        if (to - from < 2 || text[from] != '#' || text[from + 1] != '!') {
            return Candidates.ANY;
        }
        String interpreter = new Shebang(text, from, to).interpreter();
        return interpreter == null ? Candidates.ANY : languages.byInterpreter(interpreter);
    }

    /** The interpreter's name without directory and minor version, or null. For tests: {@code from} is a shebang. */
    static @Nullable String interpreter(byte[] text, int from, int to) {
        return new Shebang(text, from, to).interpreter();
    }

    private @Nullable String interpreter() {
        String script = lastSegment(nextWord());
        if (script.equals("env")) {
            skipEnvArguments();
            script = nextWord();
        }
        if (script.isEmpty()) {
            return null;
        }
        script = withoutMinorVersion(script);
        if (script.equals("sh")) {
            script = executed(script);
        }
        if (script.equals("osascript") && ByteSearch.contains(text, position, lineEnd, LANGUAGE_OPTION)) {
            return null;
        }
        return lastSegment(script);
    }

    private String nextWord() {
        skipSpace();
        int start = position;
        while (position < lineEnd && !isSpace(text[position])) {
            position++;
        }
        return new String(text, start, position - start, StandardCharsets.UTF_8);
    }

    private boolean skipSpace() {
        int start = position;
        while (position < lineEnd && isSpace(text[position])) {
            position++;
        }
        return position > start;
    }

    /** {@code env}'s own options, and variables that it sets; each must be followed by a blank. */
    private void skipEnvArguments() {
        boolean skipped = true;
        while (skipped) {
            skipSpace();
            int start = position;
            String word = nextWord();
            skipped = (isEnvOption(word) || isAssignment(word)) && skipSpace();
            if (!skipped) {
                position = start;
            }
        }
    }

    private static boolean isEnvOption(String word) {
        if (word.startsWith("--")) {
            return word.length() > 2;
        }
        return word.startsWith("-") && word.chars().skip(1).allMatch(c -> "i0uCSv".indexOf(c) >= 0);
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=', 1);
        return equals > 0 && equals < word.length() - 1;
    }

    private static String lastSegment(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** {@code python2.6} is {@code python2}. */
    private static String withoutMinorVersion(String script) {
        int end = script.length();
        while (end > 0 && Character.isDigit(script.charAt(end - 1))) {
            end--;
        }
        boolean minor = end < script.length() && end > 0 && script.charAt(end - 1) == '.';
        return minor ? script.substring(0, end - 1) : script;
    }

    /** What a shell script replaces itself with in its first lines, as in {@code exec ruby "$0" "$@"}. */
    private String executed(String shell) {
        int start = lineEnd;
        int end = start;
        for (int line = 1; line < EXEC_LINES && end < to; line++) {
            end = ByteSearch.indexOf(text, end + 1, to, NEWLINE);
            end = end < 0 ? to : end;
        }
        int exec = start;
        while ((exec = ByteSearch.indexOf(text, exec, end, EXEC)) >= 0) {
            exec += EXEC.length;
            int wordEnd = exec;
            while (wordEnd < end && isWord(text[wordEnd])) {
                wordEnd++;
            }
            int name = skipQuotes(wordEnd, end);
            if (wordEnd > exec && name > wordEnd && ByteSearch.startsWith(text, name, end, SCRIPT_NAME)) {
                int arguments = skipQuotes(name + SCRIPT_NAME.length, end);
                if (arguments > name + SCRIPT_NAME.length && ByteSearch.startsWith(text, arguments, end, ARGUMENTS)) {
                    return new String(text, exec, wordEnd - exec, StandardCharsets.US_ASCII);
                }
            }
        }
        return shell;
    }

    private int skipQuotes(int from, int end) {
        int i = from;
        while (i < end && text[i] != '\n' && (isSpace(text[i]) || text[i] == '"' || text[i] == '\'')) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static boolean isWord(byte b) {
        return b == '_' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
