package dev.stackyard.licenses.internal.notices;

import dev.stackyard.licenses.SpdxExpression;
import dev.stackyard.licenses.SpdxLicenses;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SPDX list itself calls its licences. */
final class ListedNames {

    /** A full name of the SPDX list with its version at the end; the list is trusted input. */
    private static final Pattern VERSIONED_NAME = Pattern.compile(
            "(.*?)[,\\s]+(?:version\\s+|v\\s?\\.?)?(\\d+(?:\\.\\d+)*[a-z]?)(?:\\s+(?:generic|unported|international|universal))?");

    private static final Pattern VERSIONED_ID = Pattern.compile("(.*)-(\\d+(?:\\.\\d+)*[a-z]?)");

    private static final int COMMON_WORD_LENGTH = 5;
    private final PhraseTrie<LexiconEntry> trie;
    /** Ids that {@code license-names.txt} names by version. */
    private final Set<String> named;

    ListedNames(PhraseTrie<LexiconEntry> trie, Set<String> named) {
        this.trie = trie;
        this.named = named;
    }

    /** The versions that its ids end in. */
    static Set<String> versions() {
        Set<String> versions = new LinkedHashSet<>();
        for (SpdxLicenses.Entry entry : SpdxLicenses.get().entries()) {
            Matcher id = VERSIONED_ID.matcher(entry.id());
            if (id.matches()) {
                versions.add(id.group(2));
            }
        }
        return versions;
    }

    /** The SPDX list's own full names, and ids of several words. */
    void add() {
        Map<String, Map<String, SpdxExpression>> families = new LinkedHashMap<>();
        for (SpdxLicenses.Entry entry : SpdxLicenses.get().entries()) {
            if (entry.isDeprecated()) {
                addDeprecated(entry.id());
                continue;
            }
            if (entry.isException()) {
                addException(entry);
                continue;
            }
            SpdxExpression license = new SpdxExpression.License(entry.id());
            if (named.contains(entry.id())) {
                continue;
            }
            LicenseName single = LicenseName.single(entry.id(), license);
            addListed(entry.id(), single);
            Matcher versioned = VERSIONED_NAME.matcher(entry.name().toLowerCase(Locale.ROOT));
            Matcher id = VERSIONED_ID.matcher(entry.id());
            if (versioned.matches() && id.matches()) {
                families.computeIfAbsent(versioned.group(1), unused -> new LinkedHashMap<>())
                        .put(id.group(2), license);
            } else {
                addListed(entry.name(), single);
            }
        }
        families.forEach((name, byVersion) -> addListed(
                name,
                new LicenseName(
                        name, false, byVersion, byVersion.values().iterator().next(), false)));
    }

    /** Adds a deprecated id, unless it is a version of a name or one word. */
    private void addDeprecated(String id) {
        int[] words = Phrases.words(id);
        if (words.length >= 3 && !id.matches("(A|L)?GPL-[0-9.]+\\+?|GFDL-[0-9.]+")) {
            LicenseName name = LicenseName.single(id, Phrases.license(id));
            trie.add(words, new LexiconEntry.NameEntry(name, null, LexiconEntry.Weight.FULL));
        }
    }

    /** Adds a full name, or an id of several words. */
    private void addListed(String name, LicenseName license) {
        int[] words = Phrases.words(name);
        boolean telling = words.length >= 3 || name.toLowerCase(Locale.ROOT).contains("licen");
        boolean common = telling && words.length == 2 && name.indexOf(' ') < COMMON_WORD_LENGTH; // "DOC License"
        if (words.length >= 2 && !common) {
            trie.add(
                    words,
                    new LexiconEntry.NameEntry(
                            license, null, telling ? LexiconEntry.Weight.FULL : LexiconEntry.Weight.SHORT));
        }
    }

    private void addException(SpdxLicenses.Entry entry) {
        trie.add(Phrases.words(entry.id()), new LexiconEntry.ExceptionEntry(entry.id()));
        int[] name = Phrases.words(entry.name());
        if (name.length >= 2) {
            trie.add(name, new LexiconEntry.ExceptionEntry(entry.id()));
        }
    }
}
