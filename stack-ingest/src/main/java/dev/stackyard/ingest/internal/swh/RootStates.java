package dev.stackyard.ingest.internal.swh;

import dev.stackyard.ingest.internal.RejectedSourceException;
import dev.stackyard.ingest.internal.TreeBudget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the roots of a walk have spent so far, and which of them were given up. Kept on disk after each level: the file says
 * that the level is done. Not thread-safe.
 */
final class RootStates {

    private final List<State> states = new ArrayList<>();

    RootStates(WalkLimits limits, int roots) {
        for (int i = 0; i < roots; i++) {
            states.add(new State(new TreeBudget(limits.maxFiles()), null));
        }
    }

    private record State(TreeBudget budget, @Nullable String rejected) {}

    /** Counts a directory of a root; false if the root is given up, now or before. */
    boolean enter(int root, long entries) {
        return spend(root, budget -> budget.enter(entries));
    }

    /** Counts a file of a root; false if the root is given up, now or before. */
    boolean list(int root, int pathLength) {
        return spend(root, budget -> budget.list(pathLength));
    }

    private interface Spending {
        void on(TreeBudget budget) throws RejectedSourceException;
    }

    private boolean spend(int root, Spending spending) {
        State state = states.get(root);
        if (state.rejected() != null) {
            return false;
        }
        try {
            spending.on(state.budget());
            return true;
        } catch (RejectedSourceException e) {
            reject(root, e.reason());
            return false;
        }
    }

    void reject(int root, String reason) {
        states.set(root, new State(states.get(root).budget(), reason));
    }

    /** Why a root was given up; null if it was not. */
    @Nullable
    String rejected(int root) {
        return states.get(root).rejected();
    }

    void save(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (State state : states) {
            String rejected = state.rejected();
            out.writeLong(state.budget().entries());
            out.writeLong(state.budget().pathBytes());
            out.writeUTF(rejected == null ? "" : rejected);
        }
        WalkFiles.writeWhole(file, bytes.toByteArray());
    }

    static RootStates load(WalkLimits limits, int roots, Path file) throws IOException {
        RootStates loaded = new RootStates(limits, 0);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        for (int i = 0; i < roots; i++) {
            TreeBudget budget = new TreeBudget(limits.maxFiles(), in.readLong(), in.readLong());
            String rejected = in.readUTF();
            loaded.states.add(new State(budget, rejected.isEmpty() ? null : rejected));
        }
        return loaded;
    }
}
