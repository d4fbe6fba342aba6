package dev.stackyard.licenses;

import dev.stackyard.licenses.internal.files.FileRole;
import dev.stackyard.licenses.internal.files.SourceRegions;
import dev.stackyard.licenses.internal.notices.NoticeContext;
import dev.stackyard.licenses.internal.passages.PassageReader;
import java.util.ArrayList;
import java.util.List;

/** Scratch */
public final class LicenseDetector {
    private final PassageReader reader = new PassageReader(Double.parseDouble(System.getProperty("thr","0.9")), Integer.getInteger("mem",0));

    public List<LicenseFinding> detect(byte[] text, int offset, int length, String path) {
        FileRole role = FileRole.of(path);
        if (role == FileRole.OTHER) {
            SourceRegions.Found found = SourceRegions.find(text, offset, offset + length, 16 << 10, 2 << 10);
            if (!found.tags().isEmpty()) {
                return found.tags();
            }
            List<LicenseFinding> all = new ArrayList<>();
            for (int[] region : found.regions()) {
                all.addAll(reader.read(text, region[0], region[1], NoticeContext.PROSE));
            }
            return all;
        }
        return reader.read(text, offset, offset + length, role == FileRole.LICENSE ? NoticeContext.LICENSE_SECTION : NoticeContext.PROSE);
    }
}
