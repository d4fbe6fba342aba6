package dev.stackyard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAlignedAndCellsMadeSafe() {
        Captured captured = new Captured(0, "");
        new TextTable("Languages", "Language", ">Files")
                .row("C", "1,234")
                .row("Emacs\nLisp", "7")
                .print(captured.terminal().out());
        assertThat(captured.out().lines())
                .containsExactly(
                        "Languages",
                        "  Language         Files",
                        "  ---------------  -----",
                        "  C                1,234",
                        "  Emacs\\u000aLisp      7",
                        "");
    }
}
