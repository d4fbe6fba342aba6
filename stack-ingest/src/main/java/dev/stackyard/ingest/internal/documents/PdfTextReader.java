package dev.stackyard.ingest.internal.documents;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** PDFBox's reader of text, which tells {@link PdfWork} what it is about to do. */
final class PdfTextReader extends PDFTextStripper {

    private final PdfStreams streams;
    private final PdfWork work;

    PdfTextReader(PdfStreams streams, PdfWork work) {
        this.streams = streams;
        this.work = work;
        setLineSeparator("\n");
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        work.beginPage();
        for (Iterator<PDStream> contents = page.getContentStreams(); contents.hasNext(); ) {
            work.interpret(streams.length(contents.next().getCOSObject()));
        }
        super.processPage(page);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        work.operator();
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        work.interpret(streams.length(form.getCOSObject()));
        super.showForm(form);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        work.interpret(streams.length(group.getCOSObject()));
        super.showTransparencyGroup(group);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        work.glyph();
        super.processTextPosition(text);
    }
}
