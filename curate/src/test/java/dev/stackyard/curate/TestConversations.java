package dev.stackyard.curate;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** Settings that differ from the defaults in one. */
final class TestConversations {

    private TestConversations() {}

    static ConversationsSettings with(String setting, Object value) {
        return with(setting, value, ConversationsSettings.defaults());
    }

    /** @param setting by its name in recipes */
    static ConversationsSettings with(String setting, Object value, ConversationsSettings others) {
        try {
            RecordComponent[] components = ConversationsSettings.class.getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            boolean found = false;
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                String name =
                        components[i].getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                found |= name.equals(setting);
                values[i] = name.equals(setting)
                        ? value
                        : components[i].getAccessor().invoke(others);
            }
            if (!found) {
                throw new IllegalArgumentException("no setting " + setting);
            }
            return ConversationsSettings.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
