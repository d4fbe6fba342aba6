package dev.stackyard.ingest.internal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDFs written by hand to cost more than they may. Each ends as text or as a problem, twice the same. */
class HostilePdfTest {

    private static final String FONT =
            "<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> >> /XObject <</X 5 0 R>> >>";
    private static final String TEXT = "BT /F1 12 Tf 100 700 Td (hello) Tj ET\n";

    private final DocumentConverter converter = new DocumentConverter(10 << 20);

    /** Objects 1 (catalogue), 2 (pages), 3 (a page), 4 (its contents), and more from 5 on. */
    private static byte[] pdf(byte[] contents, String filter, byte[]... more) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<</Type /Catalog /Pages 2 0 R>>"));
        objects.add(ascii("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
        objects.add(
                ascii("<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources " + FONT + " /Contents 4 0 R>>"));
        objects.add(stream(filter, contents));
        objects.addAll(List.of(more));
        return file(objects);
    }

    private static byte[] file(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("%PDF-1.7\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format("%010d 00000 n \n", out.size()));
            out.writeBytes(ascii((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(ascii("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(ascii("xref\n0 " + (objects.size() + 1) + "\n" + table + "trailer\n<</Size "
                + (objects.size() + 1) + " /Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] stream(String dictionary, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("<<" + dictionary + " /Length " + bytes.length + ">>\nstream\n"));
        out.writeBytes(bytes);
        out.writeBytes(ascii("\nendstream"));
        return out.toByteArray();
    }

    private static byte[] form(String contents) {
        return stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources " + FONT, ascii(contents));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflated(long zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            byte[] block = new byte[1 << 16];
            for (long done = 0; done < zeros; done += block.length) {
                deflater.write(block);
            }
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private DocumentText convert(byte[] pdf) {
        DocumentText first = converter.convert(DocumentFormat.PDF, pdf);
        assertThat(converter.convert(DocumentFormat.PDF, pdf)).isEqualTo(first);
        return first;
    }

    @Test
    void theFrameItselfIsRead() {
        assertThat(convert(pdf(ascii(TEXT), ""))).isEqualTo(DocumentText.of("hello\n"));
    }

    @Test
    void aStreamThatUnpacksToTooMuchIsNotUnpacked() throws IOException {
        DocumentText text = convert(pdf(deflated(512L << 20), "/Filter /FlateDecode"));
        assertThat(text).isEqualTo(DocumentText.unreadable("has a stream that unpacks to more than 67108864 bytes"));
    }

    @Test
    void norIfItIsPackedTwiceOrInLetters() throws IOException {
        byte[] bomb = deflated(256L << 20);
        assertThat(convert(pdf(deflated(bomb), "/Filter [/FlateDecode /FlateDecode]"))
                        .problem())
                .startsWith("has a stream that unpacks to more than");
        StringBuilder letters = new StringBuilder();
        for (byte each : bomb) {
            letters.append(String.format("%02x", each & 0xFF));
        }
        assertThat(convert(pdf(ascii(letters + ">"), "/Filter [/ASCIIHexDecode /FlateDecode]"))
                        .problem())
                .startsWith("has a stream that unpacks to more than");
        assertThat(convert(pdf(ascii(""), "/Filter [" + "/ASCIIHexDecode ".repeat(1_000) + "]"))
                        .problem())
                .contains("packed 1000 times");
    }

    @Test
    void objectsThatUnpackToTooMuchAreNotOpened() throws IOException {
        byte[] bomb = stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", deflated(256L << 20));
        assertThat(convert(pdf(ascii(TEXT), "", bomb)).problem()).contains("unpacks to more than");
    }

    @Test
    void formsThatDrawFormsThatDrawFormsEnd() {
        byte[][] forms = new byte[12][];
        for (int i = 0; i < forms.length; i++) {
            String next = "<</XObject <</X " + (6 + i) + " 0 R>> >>";
            String contents = i == forms.length - 1 ? "" : "/X Do\n".repeat(10);
            forms[i] = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources " + next, ascii(contents));
        }
        DocumentText text = convert(pdf(ascii(TEXT + "/X Do\n"), "", forms));
        assertThat(text.text()).isEmpty();
        assertThat(text.problem()).startsWith("was read up to page 0 of 1: the next has more than");
    }

    @Test
    void aFormThatDrawsItselfEnds() {
        DocumentText text = convert(pdf(ascii(TEXT + "/X Do\n"), "", form("/X Do /X Do\n")));
        assertThat(text.text().contains("hello") || text.problem() != null).isTrue();
    }

    @Test
    void aLargeFormThatIsDrawnOftenIsNotInterpretedForEver() throws IOException {
        byte[] large = deflated(ascii("% " + "x".repeat(1 << 20) + "\n"));
        byte[] form = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", large);
        assertThat(convert(pdf(ascii("/X Do\n".repeat(2_000)), "", form)).problem())
                .contains("more than 268435456 bytes to interpret");
    }

    @Test
    void glyphsOfAPageHaveALimit() {
        assertThat(convert(pdf(ascii("BT /F1 12 Tf (" + "a".repeat(600_000) + ") Tj ET"), ""))
                        .problem())
                .contains("more than 500000 glyphs on one page");
    }

    @Test
    void pagesBeforeTheLimitAreKept() {
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<</Type /Catalog /Pages 2 0 R>>"));
        objects.add(
                ascii("<</Type /Pages /Kids [3 0 R 6 0 R] /Count 2 /MediaBox [0 0 600 800] /Resources " + FONT + ">>"));
        objects.add(ascii("<</Type /Page /Parent 2 0 R /Contents 4 0 R>>"));
        objects.add(stream("", ascii(TEXT)));
        objects.add(form(""));
        objects.add(ascii("<</Type /Page /Parent 2 0 R /Contents 7 0 R>>"));
        objects.add(stream("", ascii("BT /F1 12 Tf (" + "a".repeat(600_000) + ") Tj ET")));
        DocumentText text = convert(file(objects));
        assertThat(text.text()).isEqualTo("hello\n");
        assertThat(text.problem()).startsWith("was read up to page 1 of 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<</A ", "[<</A ["})
    void deepNestingEnds(String open) {
        byte[] deep = ascii(open.repeat(200_000));
        assertThat(convert(pdf(deep, ""))).isNotNull();
        assertThat(convert(pdf(ascii(TEXT), "", deep))).isNotNull();
    }

    @Test
    void pagesThatAreTheirOwnKidsEnd() {
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<</Type /Catalog /Pages 2 0 R>>"));
        objects.add(ascii("<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647>>"));
        assertThat(convert(file(objects)).text()).isBlank();
    }

    @Test
    void numbersThatAskForAllMemoryAreAProblemOrNothing() throws IOException {
        byte[] pdf = pdf(
                deflated(ascii(TEXT)),
                "/Filter /FlateDecode /DecodeParms <</Predictor 12 /Colors 32 /BitsPerComponent 16 /Columns 2147483647>>");
        DocumentText text = converter.convert(DocumentFormat.PDF, pdf);
        assertThat(text.problem() != null || text.text().isBlank()).isTrue();
    }

    @Test
    void anyDamageIsATextOrAProblem() throws IOException {
        byte[] whole = pdf(deflated(ascii(TEXT)), "/Filter /FlateDecode", form(TEXT));
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(converter.convert(DocumentFormat.PDF, bytes).text())
                    .as("seed %d", seed)
                    .isNotNull();
        }
    }
}
