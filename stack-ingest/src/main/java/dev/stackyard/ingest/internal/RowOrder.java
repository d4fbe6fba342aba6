package dev.stackyard.ingest.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The order of a repository's rows, as {@link dev.stackyard.corpus.FilesLayer} promises it. */
public final class RowOrder {

    private static final byte[] ATTRIBUTES = ".gitattributes".getBytes(StandardCharsets.US_ASCII);

    private RowOrder() {}

    /** Sorts files by their paths; files of equal path keep their order. */
    public static <T> void sort(List<T> files, Function<T, byte[]> path) {
        Comparator<T> order = (a, b) -> compare(path.apply(a), path.apply(b));
        files.sort(order);
    }

    private static int compare(byte[] a, byte[] b) {
        boolean first = isFirst(a, 0, a.length);
        return first == isFirst(b, 0, b.length) ? Arrays.compareUnsigned(a, b) : first ? -1 : 1;
    }

    /** Whether the path in these bytes belongs to the files that come before all others. */
    public static boolean isFirst(byte[] path, int from, int to) {
        int name = to - ATTRIBUTES.length;
        return name >= from
                && (name == from || path[name - 1] == '/')
                && Arrays.equals(path, name, to, ATTRIBUTES, 0, ATTRIBUTES.length);
    }
}
