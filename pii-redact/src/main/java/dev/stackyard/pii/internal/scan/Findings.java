package dev.stackyard.pii.internal.scan;

import java.util.ArrayList;
import java.util.List;

/** Collects what the scanners find in one file. Not thread-safe. */
public final class Findings {

    private final List<Finding> found = new ArrayList<>();

    public void add(Finding finding) {
        found.add(finding);
    }

    /** In the order in which they were added; they may overlap. */
    public List<Finding> list() {
        return found;
    }
}
