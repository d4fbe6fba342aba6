package dev.stackyard.licenses.accuracy;

import dev.stackyard.licenses.LicenseType;
import java.util.Set;

/** Counts of agreement over some files. */
final class Tally {

    private int files;
    private int sameSet;
    private int sameDecision;
    private int leaked;
    private int missed;
    private int lost;
    private int invented;

    /** Takes in one file. */
    void add(Set<String> expectedIds, Set<String> foundIds, LicenseType expected, LicenseType found) {
        files++;
        sameSet += expectedIds.equals(foundIds) ? 1 : 0;
        sameDecision += expected == found ? 1 : 0;
        switch (expected) {
            case NON_PERMISSIVE -> {
                leaked += found == LicenseType.PERMISSIVE ? 1 : 0;
                missed += found == LicenseType.NO_LICENSE ? 1 : 0;
            }
            case PERMISSIVE -> lost += found == LicenseType.NON_PERMISSIVE ? 1 : 0;
            case NO_LICENSE -> invented += found == LicenseType.NO_LICENSE ? 0 : 1;
        }
    }

    static String heading() {
        return "%-22s %6s %8s %8s %7s %7s %7s %8s"
                .formatted("", "files", "same set", "decision", "leaked", "missed", "lost", "invented");
    }

    String line(String title) {
        return "%-22s %6d %7.1f%% %7.1f%% %7d %7d %7d %8d"
                .formatted(title, files, percent(sameSet), percent(sameDecision), leaked, missed, lost, invented);
    }

    private double percent(int count) {
        return files == 0 ? 0 : 100.0 * count / files;
    }
}
