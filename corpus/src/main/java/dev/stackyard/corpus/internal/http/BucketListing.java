package dev.stackyard.corpus.internal.http;

import dev.stackyard.corpus.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a public bucket says that is in it: {@code ListBucketResult}, page by page with a marker, as Google Cloud Storage and S3
 * answer at the bucket's own address (XML API of both, version 1 of the listing). GHArchive's site is such a bucket.
 */
final class BucketListing {

    private static final int LARGEST_PAGE = 8 << 20;
    /** A thousand names a page: ten million files. */
    private static final int MOST_PAGES = 10_000;

    private final String root;
    private final HttpPatience patience;
    private final List<String> names = new ArrayList<>();
    private @Nullable String last;
    private @Nullable String marker;
    private boolean truncated;

    private BucketListing(String root, HttpPatience patience) {
        this.root = root;
        this.patience = patience;
    }

    /**
     * All names that begin with something, in the bucket's order.
     *
     * @param root the bucket's address, without a slash at its end
     * @throws UserException if the server answers anything else
     */
    static List<String> names(String root, String prefix, HttpPatience patience) throws IOException {
        BucketListing listing = new BucketListing(root, patience);
        for (int page = 0; page < MOST_PAGES; page++) {
            listing.page(prefix);
            if (!listing.truncated) {
                return listing.names;
            }
        }
        throw new UserException(root + " has more than " + MOST_PAGES + " pages of files: name fewer of them");
    }

    private void page(String prefix) throws IOException {
        String from = marker == null ? last : marker;
        String url = root + "/?prefix=" + encoded(prefix) + (from == null ? "" : "&marker=" + encoded(from));
        byte[] page;
        try (InputStream in = HttpStream.whole(new HttpGet(url, patience))) {
            page = in.readNBytes(LARGEST_PAGE);
        }
        String before = last;
        marker = null;
        truncated = false;
        try {
            parse(page);
        } catch (XMLStreamException e) {
            throw new UserException(root + " does not list its files as buckets do: name each file", e);
        }
        if (truncated && Objects.equals(before, last)) {
            throw new UserException(root + " lists the same files again and again: name each file");
        }
    }

    private void parse(byte[] page) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(page));
        boolean isListing = false;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                String element = xml.getLocalName();
                isListing |= element.equals("ListBucketResult");
                switch (isListing ? element : "") {
                    case "Key" -> {
                        last = xml.getElementText();
                        names.add(last);
                    }
                    case "NextMarker" -> marker = xml.getElementText();
                    case "IsTruncated" -> truncated = Boolean.parseBoolean(xml.getElementText());
                    default -> {} // sizes, dates, owners
                }
            }
        }
        if (!isListing) {
            throw new XMLStreamException("no ListBucketResult");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
