package dev.stackyard.languages;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.conversation.ConversationReader;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.corpus.conversation.PullFile;
import dev.stackyard.corpus.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The languages of the files inside a pull request. Owned by one thread. */
final class PullFileLanguages {

    private final LanguageDetector detector;
    private final Exclusions exclusions;

    PullFileLanguages(LanguageDetector detector, Exclusions exclusions) {
        this.detector = detector;
        this.exclusions = exclusions;
    }

    void write(Row row, RowBuilder out) {
        Reading reading = row.reading();
        if (reading == null) {
            return;
        }
        List<String> languages = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        try {
            for (PullFile file : ConversationReader.read(reading.content()).files()) {
                String language = language(file);
                languages.add(language);
                if (!language.isEmpty() && exclusions.contains(language, extension(file.path()))) {
                    excluded.add(file.path());
                }
            }
        } catch (IOException e) {
            return; // the conversations layer says where it is damaged
        }
        out.set(LanguagesLayer.FILE_LANGUAGES, languages).set(LanguagesLayer.EXCLUDED_FILES, excluded);
    }

    private String language(PullFile file) {
        FieldText base = file.base();
        Detection found;
        if (base == null) {
            found = detector.detectByName(file.path());
        } else {
            byte[] text = ByteSlice.utf8(base.value()).array();
            found = detector.detect(file.path(), text, 0, text.length);
        }
        return found == null ? "" : found.language().name();
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).equals(name) ? "" : name.substring(name.lastIndexOf('.') + 1);
    }
}
