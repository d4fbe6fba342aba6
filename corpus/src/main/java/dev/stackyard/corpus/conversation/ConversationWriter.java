package dev.stackyard.corpus.conversation;

import dev.stackyard.corpus.JsonEscapes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a conversation in its one canonical form: keys in a fixed order, what is null, 0, false or empty left out, no white
 * space, UTF-8, and only quotation marks, backslashes and control characters escaped. So equal conversations are equal bytes.
 */
public final class ConversationWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean first = true;

    private ConversationWriter() {}

    /** The conversation's bytes. */
    public static byte[] write(Conversation conversation) {
        ConversationWriter writer = new ConversationWriter();
        writer.conversation(conversation);
        return writer.out.toByteArray();
    }

    private void conversation(Conversation conversation) {
        open('{');
        string("format", Conversation.FORMAT);
        string("kind", conversation.kind().columnValue());
        string("repo", conversation.repository());
        number("number", conversation.number());
        text("title", conversation.title());
        array("events", conversation.events(), this::event);
        array("files", conversation.files(), this::file);
        array("heads", conversation.heads(), this::head);
        close('}');
    }

    private void event(ConversationEvent event) {
        open('{');
        string("type", event.type().jsonName());
        string("at", event.at());
        string("author", event.author());
        flag("bot", event.bot());
        string("association", event.association());
        number("id", event.id());
        text("text", event.text());
        string("state", event.state());
        number("review", event.review());
        number("reply_to", event.replyTo());
        string("path", event.path());
        number("position", event.position());
        text("hunk", event.hunk());
        string("commit", event.commit());
        string("base_commit", event.baseCommit());
        string("head_commit", event.headCommit());
        Boolean merged = event.merged();
        if (merged != null) {
            key("merged");
            raw(merged.toString());
        }
        flag("synthetic", event.synthetic());
        close('}');
    }

    private void file(PullFile file) {
        open('{');
        string("path", file.path());
        FieldText base = file.base();
        if (base != null) { // an empty file is not an added one
            key("base");
            quoted(base.value());
        }
        flag("deleted", file.deleted());
        string("omitted", file.omitted());
        close('}');
    }

    private void head(PullHead head) {
        open('{');
        string("commit", head.commit());
        array("edits", head.edits(), this::edit);
        close('}');
    }

    private void edit(LineEdit edit) {
        open('{');
        number("file", edit.file());
        number("line", edit.line());
        number("remove", edit.removed());
        string("add", edit.added().isEmpty() ? null : edit.added());
        close('}');
    }

    /** Writes one element of an array. */
    @FunctionalInterface
    private interface Element<T> {
        void write(T value);
    }

    private <T> void array(String name, List<T> values, Element<T> element) {
        if (values.isEmpty()) {
            return;
        }
        key(name);
        open('[');
        for (T value : values) {
            comma();
            element.write(value);
        }
        close(']');
    }

    private void text(String name, @Nullable FieldText text) {
        string(name, text == null ? null : text.value());
    }

    private void string(String name, @Nullable String value) {
        if (value != null) {
            key(name);
            quoted(value);
        }
    }

    private void number(String name, long value) {
        if (value != 0) {
            key(name);
            raw(Long.toString(value));
        }
    }

    private void flag(String name, boolean value) {
        if (value) {
            key(name);
            raw("true");
        }
    }

    private void key(String name) {
        comma();
        quoted(name);
        out.write(':');
    }

    private void comma() {
        if (!first) {
            out.write(',');
        }
        first = false;
    }

    private void open(char bracket) {
        out.write(bracket);
        first = true;
    }

    private void close(char bracket) {
        out.write(bracket);
        first = false;
    }

    private void quoted(String value) {
        out.write('"');
        JsonEscapes.write(value, out);
        out.write('"');
    }

    private void raw(String value) {
        out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
