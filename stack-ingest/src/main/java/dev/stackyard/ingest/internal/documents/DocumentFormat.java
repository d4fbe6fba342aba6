package dev.stackyard.ingest.internal.documents;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a page of documentation is written in, by its path. */
public enum DocumentFormat {
    HTML("html", "htm", "xhtml"),
    MARKDOWN("md", "markdown", "mdx", "mkd"),
    RESTRUCTURED_TEXT("rst", "rest"),
    /** Roff, with the macros man or mdoc; also packed with gzip, as distributions ship it. */
    MANUAL_PAGE,
    PDF("pdf");

    /** {@code git-log.1}, {@code man3/printf.3posix.gz}; section numbers only, so that version numbers are none. */
    private static final Pattern MANUAL = Pattern.compile("(?:.*/)?man[1-9][^/]*/[^/]+\\.[1-9][a-z]{0,6}(?:\\.gz)?");

    /** Outside of such directories only names that are nothing else: {@code git-log.1}, {@code hosts.conf.5}. */
    private static final Pattern LOOSE_MANUAL =
            Pattern.compile("(?:.*/)?(?!v\\d+\\.)[a-z][\\w+-]*(?:\\.conf)?\\.[1-8](?:\\.gz)?");

    private static final int LONGEST_PATH = 4096;

    private final Set<String> endings;

    DocumentFormat(String... endings) {
        this.endings = Set.of(endings);
    }

    /** The format of a file; null if it is no page of documentation. */
    public static @Nullable DocumentFormat of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        for (DocumentFormat format : values()) {
            if (format.endings.contains(ending)) {
                return format;
            }
        }
        boolean manual = lower.length() <= LONGEST_PATH
                && (MANUAL.matcher(lower).matches()
                        || LOOSE_MANUAL.matcher(lower).matches());
        return manual ? MANUAL_PAGE : null;
    }
}
