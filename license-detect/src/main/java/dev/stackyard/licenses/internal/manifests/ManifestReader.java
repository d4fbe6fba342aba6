package dev.stackyard.licenses.internal.manifests;

import dev.stackyard.licenses.FindingKind;
import dev.stackyard.licenses.LicenseFinding;
import dev.stackyard.licenses.SpdxExpression;
import java.util.List;
import java.util.Optional;

/** Reads the licence of a package from its manifest. Stateless: may be shared by threads. */
public final class ManifestReader {

    /** Longest manifest that is read; a longer one is data. */
    public static final int MAX_BYTES = 1 << 20;

    private static final double NAMED = 1.0;
    private static final double UNKNOWN = 0.5;

    private final FieldReader fieldReader = new FieldReader();

    /** What the licence fields of {@code text[from, to)} say: several values are a choice. Empty if there are none. */
    public Optional<LicenseFinding> read(byte[] text, int from, int to, ManifestFormat format) {
        if (to - from > MAX_BYTES) {
            return Optional.empty();
        }
        List<Field> fields = fields(text, from, to, format);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        SpdxExpression license = fieldReader.anyOf(
                fields.stream().map(field -> fieldReader.read(field.value())).toList());
        boolean known = !license.ids().contains(LicenseFinding.UNKNOWN_REFERENCE);
        return Optional.of(new LicenseFinding(
                license,
                known ? FindingKind.MANIFEST : FindingKind.REFERENCE,
                known ? NAMED : UNKNOWN,
                fields.get(0).start(),
                fields.get(fields.size() - 1).end(),
                "manifest: " + fields.get(0).value()));
    }

    private static List<Field> fields(byte[] text, int from, int to, ManifestFormat format) {
        return switch (format) {
            case JSON -> JsonFields.read(text, from, to);
            case XML -> XmlFields.read(text, from, to);
            case LINES -> LineFields.read(text, from, to);
        };
    }
}
