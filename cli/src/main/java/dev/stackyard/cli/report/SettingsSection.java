package dev.stackyard.cli.report;

import java.util.List;

/** With which settings each stage ran. */
record SettingsSection(List<ReportData.StageSettings> stages) implements Section {

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String heading() {
        return "Settings";
    }

    @Override
    public void write(Markup page) {
        if (stages.isEmpty()) {
            page.element("p", "No stage has run yet.");
        }
        for (ReportData.StageSettings stage : stages) {
            HtmlTable table = new HtmlTable(stage.stage(), "Setting", "Value");
            stage.settings().forEach(table::row);
            table.writeFolded(page);
        }
    }
}
