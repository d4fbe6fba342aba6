package dev.stackyard.swhid;

import java.util.HashSet;
import java.util.Set;

/** Reads the qualifiers of one identifier, from the first {@code ;} on. */
final class QualifierParser {

    private final String text;
    private int next;
    private final Set<String> seen = new HashSet<>();

    /** @param firstSemicolon index of the {@code ;} after the core identifier */
    QualifierParser(String text, int firstSemicolon) {
        this.text = text;
        this.next = firstSemicolon;
    }

    QualifiedSwhid parse(Swhid core) {
        rejectBlanks();
        QualifiedSwhid result = QualifiedSwhid.of(core);
        while (next < text.length()) {
            int start = next + 1;
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            int equals = text.indexOf('=', start);
            if (equals < 0 || equals >= end) {
                throw wrong(end, "expected '=' after a qualifier's name");
            }
            String name = text.substring(start, equals);
            if (!seen.add(name)) {
                throw wrong(start, "qualifier '" + name + "' is repeated");
            }
            result = apply(result, name, start, equals + 1, end);
            next = end;
        }
        return result;
    }

    private void rejectBlanks() {
        for (int i = next; i < text.length(); i++) {
            if (PercentCoding.isBlank(text.charAt(i))) {
                throw wrong(i, "white space and control characters must be percent-encoded");
            }
        }
    }

    private QualifiedSwhid apply(QualifiedSwhid swhid, String name, int nameStart, int start, int end) {
        return switch (name) {
            case "origin" -> swhid.withOrigin(PercentCoding.decode(text, start, end));
            case "visit" -> swhid.withVisit(visit(start, end));
            case "anchor" -> swhid.withAnchor(anchor(start, end));
            case "path" -> swhid.withPath(path(start, end));
            case "lines" -> lines(swhid, start, end);
            case "bytes" -> swhid.withFragment(Fragment.parse(Fragment.Unit.BYTES, text, start, end));
            default -> throw wrong(nameStart, "unknown qualifier (known: origin, visit, anchor, path, lines, bytes)");
        };
    }

    private Swhid visit(int start, int end) {
        Swhid visit = Swhid.parse(text, start, end);
        if (visit.type() != ObjectType.SNAPSHOT) {
            throw wrong(start + Swhid.PREFIX.length(), "a visit must be a snapshot (snp)");
        }
        return visit;
    }

    private Swhid anchor(int start, int end) {
        Swhid anchor = Swhid.parse(text, start, end);
        if (anchor.type() == ObjectType.CONTENT) {
            throw wrong(start + Swhid.PREFIX.length(), "an anchor must be a dir, rev, rel or snp");
        }
        return anchor;
    }

    private String path(int start, int end) {
        String path = PercentCoding.decode(text, start, end);
        if (!path.startsWith("/")) {
            throw wrong(start, "a path must start with '/'");
        }
        return path;
    }

    /** Section 6.2.1: of two fragment qualifiers, {@code lines} is the one to ignore. */
    private QualifiedSwhid lines(QualifiedSwhid swhid, int start, int end) {
        Fragment lines = Fragment.parse(Fragment.Unit.LINES, text, start, end);
        return swhid.fragment() == null ? swhid.withFragment(lines) : swhid;
    }

    private SwhidFormatException wrong(int offset, String problem) {
        return new SwhidFormatException(text, offset, problem);
    }
}
