package dev.stackyard.cli.report;

/** One section of the report. */
interface Section {

    /** Its anchor. */
    String id();

    String heading();

    /** Writes what stands under the heading. */
    void write(Markup page);
}
