package dev.stackyard.cli.report;

import dev.stackyard.cli.terminal.Units;

/** In which forms notebooks, conversations and pairs can be rendered, and what speaks against the others. */
record FormsSection(CorpusStatistics statistics) implements Section {

    @Override
    public String id() {
        return "forms";
    }

    @Override
    public String heading() {
        return "Forms";
    }

    @Override
    public void write(Markup page) {
        page.element(
                "p",
                "A row whose content is a structure is rendered in every form that it can take. Of each form, the rows that "
                        + "can take it, and the others by what speaks against it, whether or not a rule drops them.");
        HtmlTable table = new HtmlTable("All forms", "Form", "Outcome", ">Files", ">Bytes");
        statistics.forms().forEach((form, tally) -> {
            row(table, form, "possible", tally.possible());
            tally.impossible().forEach((reason, rows) -> row(table, form, reason, rows));
        });
        table.write(page);
    }

    private static void row(HtmlTable table, String form, String outcome, Tally tally) {
        table.row(form, outcome, Units.count(tally.rows()), Units.count(tally.bytes()));
    }
}
