package dev.stackyard.corpus.conversation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ConversationWriter} wrote, also after parts of it were cut: an event or a file may have become {@code
 * null}, and a text may have been replaced. Keys and types of events that it does not know are passed over.
 */
public final class ConversationReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    private ConversationReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a conversation.
     *
     * @throws IOException if it is none; the message says at which byte
     */
    public static Conversation read(ByteSlice json) throws IOException {
        try (JsonParser parser = JSON.createParser(json.array(), json.offset(), json.length())) {
            return new ConversationReader(parser).conversation();
        }
    }

    private Conversation conversation() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        String format = "";
        RowKind kind = RowKind.ISSUE;
        String repository = "";
        long number = 0;
        FieldText title = null;
        List<ConversationEvent> events = new ArrayList<>();
        List<PullFile> files = new ArrayList<>();
        List<PullHead> heads = new ArrayList<>();
        while (nextKey()) {
            switch (key()) {
                case "format" -> format = string();
                case "kind" -> kind = kind(string());
                case "repo" -> repository = string();
                case "number" -> number = number();
                case "title" -> title = text();
                case "events" -> forEach(() -> add(events, event()));
                case "files" -> forEach(() -> files.add(file()));
                case "heads" -> forEach(() -> heads.add(head()));
                default -> parser.skipChildren();
            }
        }
        if (!format.equals(Conversation.FORMAT)) {
            throw new JsonParseException(parser, "is no " + Conversation.FORMAT);
        }
        return new Conversation(kind, repository, number, title, events, files, heads);
    }

    private RowKind kind(String value) throws IOException {
        if (RowKind.PULL.is(value)) {
            return RowKind.PULL;
        }
        if (RowKind.ISSUE.is(value)) {
            return RowKind.ISSUE;
        }
        throw new JsonParseException(parser, "is of the kind '" + value + "', which is no conversation");
    }

    private static <T> void add(List<T> list, @Nullable T value) {
        if (value != null) {
            list.add(value);
        }
    }

    /** The event that begins here; null if it was cut, or is of a type that only a later version knows. */
    private @Nullable ConversationEvent event() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        int start = tokenStart();
        ConversationEvent.Builder event = null;
        String author = null;
        boolean bot = false;
        long review = 0;
        String state = null;
        String path = null;
        long position = 0;
        FieldText hunk = null;
        String base = null;
        String head = null;
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (nextKey()) {
            String key = key();
            if (event == null && !key.equals("type")) {
                throw new JsonParseException(parser, "has an event that does not begin with its type");
            }
            if (event == null) {
                EventType type = EventType.find(string()).orElse(null);
                if (type == null) {
                    skipRest();
                    return null;
                }
                event = ConversationEvent.builder(type);
                continue;
            }
            switch (key) {
                case "at" -> event.at(string());
                case "author" -> author = string();
                case "bot" -> bot = flag();
                case "association" -> event.association(string());
                case "id" -> event.id(number());
                case "text" -> event.text(text());
                case "state" -> state = string();
                case "review" -> review = number();
                case "reply_to" -> event.replyTo(number());
                case "path" -> path = string();
                case "position" -> position = number();
                case "hunk" -> hunk = text();
                case "commit" -> event.commit(string());
                case "base_commit" -> base = string();
                case "head_commit" -> head = string();
                case "merged" -> event.merged(flag());
                case "synthetic" -> event.synthetic(flag());
                default -> parser.skipChildren();
            }
        }
        if (event == null) {
            throw new JsonParseException(parser, "has an event without a type");
        }
        return event.author(author, bot)
                .review(review, state)
                .place(path, position, hunk)
                .commits(base, head)
                .build(start, position());
    }

    private void skipRest() throws IOException {
        while (nextKey()) {
            parser.skipChildren();
        }
    }

    private PullFile file() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return PullFile.CUT;
        }
        int start = tokenStart();
        String path = "";
        FieldText base = null;
        boolean deleted = false;
        String omitted = null;
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (nextKey()) {
            switch (key()) {
                case "path" -> path = string();
                case "base" -> base = text();
                case "deleted" -> deleted = flag();
                case "omitted" -> omitted = string();
                default -> parser.skipChildren();
            }
        }
        return new PullFile(path, base, deleted, omitted, start, position());
    }

    private PullHead head() throws IOException {
        String commit = "";
        List<LineEdit> edits = new ArrayList<>();
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (nextKey()) {
            switch (key()) {
                case "commit" -> commit = string();
                case "edits" -> forEach(() -> edits.add(edit()));
                default -> parser.skipChildren();
            }
        }
        return new PullHead(commit, edits);
    }

    private LineEdit edit() throws IOException {
        long file = 0;
        long line = 0;
        long removed = 0;
        String added = "";
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (nextKey()) {
            switch (key()) {
                case "file" -> file = number();
                case "line" -> line = number();
                case "remove" -> removed = number();
                case "add" -> added = string();
                default -> parser.skipChildren();
            }
        }
        return new LineEdit(count(file), count(line), count(removed), added);
    }

    private int count(long value) throws IOException {
        if (value < 0 || value > Integer.MAX_VALUE >> 1) {
            throw new JsonParseException(parser, "has an edit out of range");
        }
        return (int) value;
    }

    /** Reads an element of an array. */
    @FunctionalInterface
    private interface Element {
        void read() throws IOException;
    }

    private void forEach(Element element) throws IOException {
        expect(parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    /** Moves to the value of the next key; false at the end of the object. */
    private boolean nextKey() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_OBJECT) {
            return false;
        }
        expect(token, JsonToken.FIELD_NAME);
        parser.nextToken();
        return true;
    }

    private String key() throws IOException {
        return parser.currentName();
    }

    private String string() throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private FieldText text() throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        int start = tokenStart() + 1;
        String value = parser.getText();
        return new FieldText(value, start, position() - 1);
    }

    private long number() throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    private boolean flag() throws IOException {
        return parser.getBooleanValue();
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private int position() {
        return (int) parser.currentLocation().getByteOffset();
    }

    private void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(parser, "has " + found + " where " + wanted + " belongs");
        }
    }
}
