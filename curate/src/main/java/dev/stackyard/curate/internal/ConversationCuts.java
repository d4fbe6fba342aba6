package dev.stackyard.curate.internal;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.JsonEscapes;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.SpanEdits;
import dev.stackyard.corpus.conversation.ConversationEvent;
import dev.stackyard.corpus.conversation.FieldPlaces;
import dev.stackyard.corpus.conversation.FieldText;
import dev.stackyard.corpus.conversation.PullFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is cut of one conversation, as spans of its JSON. Not thread-safe. */
public final class ConversationCuts {

    private static final String KIND = "cut";

    private record Cut(Span span, String replacement) {}

    private final ByteSlice json;
    private final List<Cut> cuts = new ArrayList<>();

    public ConversationCuts(ByteSlice json) {
        this.json = json;
    }

    /** Cuts an event; nothing else of it may be cut. */
    public void event(ConversationEvent event, String rule) {
        add(event.start(), event.end(), "null", rule);
    }

    /** Cuts a file. */
    public void file(PullFile file, String rule) {
        add(file.start(), file.end(), "null", rule);
    }

    /** Cuts of a text what was edited. */
    public void text(FieldText field, EditedText edited, String rule) {
        FieldPlaces places = new FieldPlaces(json, field);
        for (EditedText.Cut cut : edited.cuts()) {
            int from = places.of(cut.from());
            add(from, places.of(cut.to()), JsonEscapes.encode(cut.replacement()), rule);
        }
    }

    /** Puts another text in the place of a whole one, which is not empty. */
    public void wholeText(FieldText field, String replacement, String rule) {
        add(field.start(), field.end(), JsonEscapes.encode(replacement), rule);
    }

    private void add(int from, int to, String replacement, String rule) {
        if (to > from) {
            cuts.add(new Cut(new Span(from, to, KIND, rule), replacement));
        }
    }

    /** All cuts, in order. */
    public SpanEdits edits() {
        cuts.sort(Comparator.comparingInt(cut -> cut.span().start()));
        return new SpanEdits(
                cuts.stream().map(Cut::span).toList(),
                cuts.stream().map(Cut::replacement).toList());
    }
}
