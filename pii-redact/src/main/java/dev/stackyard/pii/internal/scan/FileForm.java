package dev.stackyard.pii.internal.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a file writes values, as far as its name tells. It decides what an unquoted {@code password = hunter2} means: in a
 * settings file the word is the password, in a program it is the name of a variable.
 */
public enum FileForm {
    /** Programs and data with quoted strings: what is not quoted is an expression. */
    CODE,
    /** Properties, INI, YAML, {@code .env} and their like: what is not quoted is the value itself. */
    SETTINGS,
    /** Shell and other scripts: what is not quoted is the value, unless it begins with a dollar sign. */
    SCRIPT,
    /** Everything else, prose and logs above all: only values that look random are taken unquoted. */
    PROSE;

    private static final Map<String, FileForm> BY_EXTENSION = new HashMap<>();
    private static final Map<String, FileForm> BY_NAME = new HashMap<>();

    static {
        extensions(
                CODE,
                "ada adb ads agda as asm astro aspx bas c c++ cc cfc cfm cgi cl clj cljc cljs cls coffee cpp cr cs cshtml cu"
                        + " cxx d dart dpr elm erl ex exs f f90 f95 for frm fs fsx gd gml go gradle graphql groovy gs h"
                        + " h++ haml hh hpp hs htm html hx hxx inc ino ipynb ixx java jl js json json5 jsonc jsp jsx kt"
                        + " kts less lisp lua m mjs ml mli mm mts nim nix pas php php5 phtml pl pm pp pro proto ps1 psm1"
                        + " purs py pyi pyw qml r rb re res rkt rs s sass sc scala scm scss sol sql svelte svg swift t tcl"
                        + " tex thrift ts tsx twig v vala vb vbs vhd vue xaml xhtml xml xsl zig");
        extensions(
                SETTINGS,
                "alertmanager cfg cnf conf config cred credentials creds desktop env envrc hcl htpasswd ini lst netrc npmrc"
                        + " ovpn plist prefs properties props pypirc rdp reg secret secrets service settings tf tfvars toml"
                        + " url yaml yml");
        extensions(SCRIPT, "bash bat bats cmd command csh dockerfile fish ksh mk sh tcsh zsh");
        names(
                SETTINGS,
                ".boto .dockercfg .env .envrc .git-credentials .gitconfig .my.cnf .netrc .npmrc .pgpass .pypirc .s3cfg"
                        + " .yarnrc _netrc config credentials shadow");
        names(
                SCRIPT,
                ".bash_aliases .bash_history .bash_profile .bashrc .history .profile .zsh_history .zshrc containerfile"
                        + " dockerfile jenkinsfile makefile procfile vagrantfile");
    }

    private static void extensions(FileForm form, String words) {
        Arrays.stream(words.split(" ")).forEach(word -> BY_EXTENSION.put(word, form));
    }

    private static void names(FileForm form, String words) {
        Arrays.stream(words.split(" ")).forEach(word -> BY_NAME.put(word, form));
    }

    /** The form of a file; {@link #PROSE} if its name says nothing. */
    public static FileForm ofPath(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        FileForm byName = BY_NAME.get(name);
        if (byName != null) {
            return byName;
        }
        if (name.startsWith(".env.") || name.startsWith("dockerfile.")) {
            return name.startsWith(".env.") ? SETTINGS : SCRIPT;
        }
        return BY_EXTENSION.getOrDefault(name.substring(name.lastIndexOf('.') + 1), PROSE);
    }

    /** Whether an unquoted word to the right of a name is the value itself. */
    public boolean bareValues() {
        return this == SETTINGS || this == SCRIPT;
    }
}
