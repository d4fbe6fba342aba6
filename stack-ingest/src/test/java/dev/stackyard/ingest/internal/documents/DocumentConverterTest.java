package dev.stackyard.ingest.internal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentConverterTest {

    private static final String HTML = """
            <html><head><title>Widgets</title><script>var x = "<p>no</p>";</script></head><body>
            <nav><a href=a>Home</a> <a href=b>API</a></nav>
            <div class="sphinxsidebar"><p>Table of contents</p></div>
            <div class="body"><h2>Use<a class="headerlink" href="#u">¶</a></h2>
            <p>Call   <code>make()</code> &amp; be
            happy.</p><ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>
            <div class="highlight-python3"><div class="highlight"><pre>def f():
                return "&lt;jupyter_code&gt;"
            </pre></div></div>
            <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>
            <blockquote><p>Quoted</p></blockquote></div>
            <footer>Copyright</footer></body></html>
            """;

    private static final String MARKDOWN = """
            # Widgets

            ## Use

            Call `make()` & be happy.

            - one
            - two
              1. deep

            ```python3
            def f():
                return "<jupyter_code>"
            ```

            a | b
            1 | 2

            > Quoted
            """;

    private final DocumentConverter converter = new DocumentConverter(1 << 20);

    @Test
    void htmlBecomesItsMainContentAsMarkdown() {
        DocumentText text = converter.convert(DocumentFormat.HTML, HTML.getBytes(StandardCharsets.UTF_8));
        assertThat(text.problem()).isNull();
        assertThat(text.text()).isEqualTo(MARKDOWN);
    }

    @Test
    void manualPagesBecomeMarkdown() {
        String roff = """
                .\\" comment
                .TH CP 1 "2023" "x"
                .de XX
                .B hidden
                ..
                .if n \\{\\
                .ad l
                .\\}
                .SH NAME
                cp \\- copy \\fIfiles\\fP
                .SH OPTIONS
                .TP
                .BR \\-a ", " \\-\\-archive
                same as
                .B "\\-dR"
                .PP
                Next.
                .nf
                  cp a b
                .fi
                .TS
                l l.
                Name\tMeaning
                a\tb
                .TE
                """;
        assertThat(converter
                        .convert(DocumentFormat.MANUAL_PAGE, roff.getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("""
                        # CP(1)

                        ## NAME

                        cp - copy files

                        ## OPTIONS

                        - -a, --archive: same as -dR

                        Next.

                        ```
                          cp a b
                        ```

                        Name | Meaning
                        a | b
                        """);
    }

    @Test
    void mdocIsUnderstood() {
        String mdoc = ".Dt LS 1\n.Sh NAME\n.Nm ls\n.Nd list\n.Sh SYNOPSIS\n.Nm ls\n.Op Fl al\n.Op Ar file ...\n";
        assertThat(converter
                        .convert(DocumentFormat.MANUAL_PAGE, mdoc.getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("# LS(1)\n\n## NAME\n\nls \u2013 list\n\n## SYNOPSIS\n\nls [-al] [file ...]\n");
    }

    @Test
    void pdfBecomesItsText() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(100, 700);
                content.showText("The manual of widgets");
                content.endText();
            }
            document.save(bytes);
        }
        assertThat(converter.convert(DocumentFormat.PDF, bytes.toByteArray()).text())
                .isEqualTo("The manual of widgets\n");
    }

    @Test
    void packedPagesHaveALimit() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[(1 << 20) + 1]);
        }
        assertThat(converter
                        .convert(DocumentFormat.MANUAL_PAGE, bytes.toByteArray())
                        .problem())
                .contains("more than 1048576 bytes");
    }

    @Test
    void deepHtmlIsRead() {
        String deep = "<div>".repeat(20_000) + "text" + "<b><i>".repeat(2_000);
        DocumentText text = converter.convert(DocumentFormat.HTML, deep.getBytes(StandardCharsets.UTF_8));
        assertThat(text.problem() != null || text.text().contains("text")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HTML", "MANUAL_PAGE", "PDF", "MARKDOWN"})
    void garbageIsATextOrAProblem(DocumentFormat format) {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(400)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : ".\\<>&\"/%".charAt(random.nextInt(8)));
            }
            DocumentText text = converter.convert(format, bytes);
            assertThat(text.text()).as("seed %d", seed).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "docs/index.html, HTML",
        "README.md, MARKDOWN",
        "a/b.RST, RESTRUCTURED_TEXT",
        "usr/share/man/man3/printf.3posix.gz, MANUAL_PAGE",
        "git-log.1, MANUAL_PAGE",
        "manual.pdf, PDF",
        "jquery-3.1.2.js, ",
        "lib.so.1, ",
        "v1.2, ",
        "main.c, ",
    })
    void formatsAreToldByTheirPath(String path, String format) {
        DocumentFormat found = DocumentFormat.of(path);
        assertThat(found == null ? null : found.name()).isEqualTo(format);
    }
}
