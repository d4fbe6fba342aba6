package dev.stackyard.licenses.internal.files;

import java.util.Locale;
import java.util.Set;

/** What a file's name says about how it speaks of licences. */
public enum FileRole {
    /** A licence file: {@code LICENSE}, {@code COPYING.LESSER}, {@code gpl-2.0.txt}. All of it is about licences. */
    LICENSE,
    /** A file that introduces its directory, {@code README.md}: licences are said in passing. */
    README,
    /** Any other prose: it speaks for itself only. */
    PROSE,
    /** Program text: it speaks for itself only, in comments. */
    SOURCE,
    /** Data, which may list licences of anything: only a tag speaks for the file. */
    DATA;

    /*
     * The names are those of The Stack v2, which took them from go-license-detector; its regular expression, to be matched
     * with the whole name without regard to case, is
     *
     *   ^(|.*[-_. ])(li[cs]en[cs]e(s?)|legal|copy(left|right|ing)|unlicense|[al]?gpl([-_ v]?)(\d\.?\d?)?|bsd(l?)|mit(x?)|
     *   apache|artistic|copying(v?)(\d?)|disclaimer|eupl|gfdl|[cm]pl|cc0|al([-_ v]?)(\d\.?\d)?|about|notice|readme|
     *   guidelines)(|[-_. ].*)$
     *
     * Whatever it matches has one of the words below between two of the separators "-_. ", as the separators inside the
     * alternatives separate too. So names are cut at separators and looked up: linear, whatever the name.
     *
     * One thing is different: a file whose extension is a programming language's (license_manager.py) is no licence file,
     * for its header would speak for all files around it.
     */
    private static final String SEPARATORS = "-_. ";

    private static final Set<String> LICENSE_WORDS = Set.of(
            "license",
            "licence",
            "lisense",
            "lisence",
            "licenses",
            "licences",
            "lisenses",
            "lisences",
            "legal",
            "copyleft",
            "copyright",
            "copying",
            "unlicense",
            "gpl",
            "agpl",
            "lgpl",
            "bsd",
            "bsdl",
            "mit",
            "mitx",
            "apache",
            "artistic",
            "disclaimer",
            "eupl",
            "gfdl",
            "cpl",
            "mpl",
            "cc0",
            "al");

    private static final Set<String> README_WORDS = Set.of("about", "notice", "readme", "guidelines");

    private static final Set<String> NUMBERED = Set.of("gpl", "agpl", "lgpl", "copying", "al");

    private static final Set<String> PROSE_EXTENSIONS = Set.of(
            "adoc",
            "asciidoc",
            "htm",
            "html",
            "markdown",
            "md",
            "org",
            "pod",
            "rst",
            "rtf",
            "tex",
            "text",
            "txt",
            "xhtml");

    private static final Set<String> DATA_EXTENSIONS =
            Set.of("csv", "geojson", "ipynb", "json", "jsonl", "lock", "ndjson", "sum", "tsv");

    private static final Set<String> CODE = Set.of(
            "ada", "adb", "ads", "asm", "awk", "bat", "bzl", "c", "cc", "cjs", "clj", "cmake", "cmd", "coffee", "conf",
            "cpp", "cr", "cs", "css", "cxx", "d", "dart", "diff", "el", "elm", "erb", "erl", "ex", "exs", "f", "f90",
            "feature", "fs", "go", "gql", "gradle", "groovy", "h", "haml", "hh", "hpp", "hrl", "hs", "hx", "hxx", "ini",
            "java", "jl", "js", "jsp", "jsx", "kt", "kts", "less", "lisp", "lua", "m", "mjs", "mk", "ml", "mli", "mm",
            "mod", "nim", "nix", "pas", "patch", "php", "pl", "plist", "pm", "po", "pot", "proto", "ps1", "pug", "py",
            "pyi", "pyx", "r", "rake", "rb", "rkt", "rs", "s", "sass", "scala", "scm", "scss", "sh", "sol", "sql", "sv",
            "svelte", "svg", "swift", "t", "tcl", "tf", "toml", "ts", "tsx", "v", "vala", "vb", "vbs", "vhd", "vim",
            "vue", "xaml", "xml", "xsl", "yaml", "yml", "zig", "zsh");

    /** The role of a path; only the part behind the last slash counts. */
    public static FileRole of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int separator = lastSeparator(name);
        String last = name.substring(separator + 1);
        boolean isExtension = separator >= 0 && name.charAt(separator) == '.';
        if (isExtension && DATA_EXTENSIONS.contains(last)) {
            return DATA;
        }
        if (isExtension && CODE.contains(last)) {
            return SOURCE;
        }
        boolean prose = name.indexOf('.') < 0 || PROSE_EXTENSIONS.contains(last);
        return stronger(roleOfWords(name), prose ? PROSE : SOURCE);
    }

    private static int lastSeparator(String name) {
        int i = name.length() - 1;
        while (i >= 0 && SEPARATORS.indexOf(name.charAt(i)) < 0) {
            i--;
        }
        return i;
    }

    private static FileRole roleOfWords(String name) {
        FileRole role = SOURCE;
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || SEPARATORS.indexOf(name.charAt(i)) >= 0) {
                role = stronger(role, roleOfWord(name.substring(start, i)));
                start = i + 1;
            }
        }
        return role;
    }

    private static FileRole stronger(FileRole one, FileRole other) {
        return one.ordinal() <= other.ordinal() ? one : other;
    }

    private static FileRole roleOfWord(String word) {
        if (README_WORDS.contains(word)) {
            return README;
        }
        return LICENSE_WORDS.contains(word) || NUMBERED.contains(withoutNumber(word)) ? LICENSE : SOURCE;
    }

    /** {@code gpl} for {@code gplv3}, {@code lgpl} for {@code lgpl21}. */
    private static String withoutNumber(String word) {
        int end = word.length();
        while (end > 0 && word.length() - end < 2 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return end > 0 && word.charAt(end - 1) == 'v' ? word.substring(0, end - 1) : word.substring(0, end);
    }
}
