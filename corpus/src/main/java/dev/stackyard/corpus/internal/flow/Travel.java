package dev.stackyard.corpus.internal.flow;

import dev.stackyard.corpus.flow.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * Does with a step what a cluster does, so that one which cannot travel, or counts on being the same object, fails here too. Only
 * with records: other steps may be such as run here alone, and share this process's objects ({@link
 * dev.stackyard.corpus.flow.Flow#isLocal}).
 */
final class Travel {

    private Travel() {}

    /** @throws IllegalStateException if the step holds something that cannot travel */
    static Step copy(Step step) {
        if (!(step instanceof Record)) {
            return step;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(step);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (Step) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(step.getClass().getName() + " cannot travel to where tasks run: " + e, e);
        }
    }
}
