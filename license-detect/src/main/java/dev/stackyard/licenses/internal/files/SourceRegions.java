package dev.stackyard.licenses.internal.files;

import dev.stackyard.licenses.LicenseFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the places of a file at which it may say something about its licence: tags, and comments with a telling word.
 * Looks at the beginning and the end of the file only. Stateless.
 */
public final class SourceRegions {

    /** Every notice, name and tag that the rules know has one of these; what has none is not looked at. */
    private static final SeedScanner SEEDS = new SeedScanner(List.of(
            "licen",
            "lisen",
            "spdx-l",
            "permission",
            "redistribut",
            "public domain",
            "public-domain",
            "publicdomain",
            "copyleft",
            "disclaims copyright",
            "no rights reserved",
            "free software",
            "freely",
            "proprietary",
            "confidential",
            "commercial",
            "creative commons",
            "creativecommons",
            "cc0-1",
            "cc-by",
            "wtfpl",
            "mozilla.org/mpl",
            "boost.org",
            "same terms",
            "unauthorized",
            "copying",
            "not copyrighted",
            "whatever you",
            "free to use",
            "free for",
            "strictly prohibited",
            "r gpl",
            "e gpl",
            "u gpl",
            "r lgpl",
            "e lgpl",
            "u lgpl",
            ": gpl",
            "gplv2",
            "gplv3",
            "gpl v2",
            "gpl v3",
            "gpl-2",
            "gpl-3",
            "gpl 2",
            "gpl 3",
            "gpl2+",
            "under mit",
            "under bsd",
            "under apache",
            "under the mit",
            "under the bsd",
            "under the apache",
            "without written",
            "of origin"));

    private static final SeedScanner TAGS = new SeedScanner(List.of(TagReader.NAME));
    private static final int MAX_REGIONS = 32;
    /** How far back the beginning of a line is looked for. */
    private static final int LONGEST_LINE = 16 << 10;

    /** What was found: tags, read already, and stretches to be read. */
    public record Found(List<LicenseFinding> tags, List<int[]> regions) {}

    private SourceRegions() {}

    /**
     * Looks at {@code text[from, to)}.
     *
     * @param head bytes from the beginning that are looked at
     * @param tail bytes before the end that are looked at
     * @param reach bytes behind a telling word that are read at most
     * @return regions as {first, end} pairs, in order, not overlapping
     */
    public static Found find(byte[] text, int from, int to, int head, int tail, int reach) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        int headEnd = (int) Math.min(to, (long) from + head);
        int tailStart = Math.max(headEnd, to - tail);
        collect(text, from, to, from, headEnd, reach, found);
        collect(text, from, to, tailStart, to, reach, found);
        return found;
    }

    /** Only the tags of what {@link #find} looks at: much faster. */
    public static List<LicenseFinding> tags(byte[] text, int from, int to, int head, int tail) {
        List<LicenseFinding> tags = new ArrayList<>();
        int headEnd = (int) Math.min(to, (long) from + head);
        int tailStart = Math.max(headEnd, to - tail);
        collectTags(text, from, to, from, headEnd, tags);
        collectTags(text, from, to, tailStart, to, tags);
        return tags;
    }

    private static void collectTags(byte[] text, int from, int to, int start, int end, List<LicenseFinding> tags) {
        int place = nextTag(text, start, end, to);
        while (place < end) {
            TagReader.read(text, from, to, place).ifPresent(tags::add);
            place = nextTag(text, place + TagReader.NAME.length(), end, to);
        }
    }

    private static void collect(byte[] text, int from, int to, int start, int end, int reach, Found found) {
        int place = SEEDS.find(text, start, end);
        while (place >= 0) {
            int next = place + 1;
            if (nextTag(text, place, place + 1, to) == place) {
                TagReader.read(text, from, to, place).ifPresent(found.tags::add);
                next = place + TagReader.NAME.length();
            } else if (found.regions.size() < MAX_REGIONS && !isInString(text, from, place)) {
                CommentRegion region = CommentRegion.around(text, from, to, place, reach);
                int first = Math.max(region.from(), lastEnd(found.regions));
                if (first < region.to()) {
                    found.regions.add(new int[] {first, region.to()});
                }
                next = nextTag(text, next, Math.min(end, region.to()), to);
            }
            place = next < end ? SEEDS.find(text, next, end) : -1;
        }
    }

    private static int lastEnd(List<int[]> regions) {
        return regions.isEmpty() ? 0 : regions.get(regions.size() - 1)[1];
    }

    /**
     * The first tag that begins in {@code text[from, end)} and ends before {@code to}; if there is none, {@code end}, or
     * {@code from} if that is greater.
     */
    private static int nextTag(byte[] text, int from, int end, int to) {
        int tag = TAGS.find(text, from, (int) Math.min(to, (long) end + TagReader.NAME.length() - 1));
        return tag >= 0 ? tag : Math.max(from, end);
    }

    /** Whether a place lies in a string of a line of program text: a quote is open, and the line is no comment. */
    private static boolean isInString(byte[] text, int start, int place) {
        int from = Math.max(start, place - LONGEST_LINE);
        boolean open = false;
        int i = place - 1;
        while (i >= from && text[i] != '\n') {
            open ^= text[i] == '"';
            i--;
        }
        i++;
        while (i < place && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        return open && "/#-;%!'\"*\\.<{".indexOf(text[i]) < 0;
    }
}
