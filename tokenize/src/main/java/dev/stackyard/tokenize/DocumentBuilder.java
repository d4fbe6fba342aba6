package dev.stackyard.tokenize;

import dev.stackyard.corpus.KeyedHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes documents of a repository's files (arXiv 2402.19173 sections 4 and 5.1): its files in random order, joined into one
 * document; with a set probability with the repository's name and the files' paths.
 *
 * <p>A repository is cut into several documents where it has more than the set number of tokens, and every {@value
 * #MOST_SEGMENTS} files, so that memory has a bound; then each document has the name before it and the end behind it. A file is
 * never cut. Files are shuffled before they are cut into documents, so each document is a random share.
 */
final class DocumentBuilder {

    /** Files of a document at most. */
    static final int MOST_SEGMENTS = 1 << 16;

    private record Ordered(long key, Segment segment) {}

    private final WorkWriter out;
    private final TokenizeSettings settings;
    private final long seed;
    private final List<Ordered> pending = new ArrayList<>();
    private RepositoryKey repository = RepositoryKey.NONE;
    private DocumentForm form = DocumentForm.FILES_ONLY;
    private long nameOffset;
    private int nameTokens;
    private int documentsOfRepository;

    DocumentBuilder(WorkWriter out, TokenizeSettings settings, long seed) {
        this.out = out;
        this.settings = settings;
        this.seed = seed;
    }

    /** The form of a repository's documents. */
    static DocumentForm form(RepositoryKey repository, TokenizeSettings settings, long seed) {
        double drawn = KeyedHash.unit(seed, "document-form", repository.name(), repository.version());
        return drawn < settings.metadataProbability() ? DocumentForm.WITH_METADATA : DocumentForm.FILES_ONLY;
    }

    /**
     * Ends the repository before, and begins one.
     *
     * @param nameTokens tokens of the name, which begin at {@code nameOffset}; 0 if the form shows none
     */
    void begin(RepositoryKey next, DocumentForm nextForm, long nextNameOffset, int nextNameTokens) throws IOException {
        end();
        repository = next;
        form = nextForm;
        nameOffset = nextNameOffset;
        nameTokens = nextNameTokens;
        documentsOfRepository = 0;
    }

    /** Adds a file of the repository. */
    void addFile(String path, Segment segment) throws IOException {
        pending.add(
                new Ordered(KeyedHash.of(seed, "file-order", repository.name(), repository.version(), path), segment));
        if (pending.size() == MOST_SEGMENTS) {
            end();
        }
    }

    /** Adds a row that is a document by itself. */
    void addText(String kind, String path, Segment segment) throws IOException {
        long key = KeyedHash.of(
                seed, "document-order", repository.name(), repository.version(), kind, path, segment.releasedSha1());
        out.writeDocument(key, new Document(DocumentForm.TEXT_ONLY, 0, 0, List.of(segment)));
    }

    /** Writes the documents of what has been added. */
    void end() throws IOException {
        // stable: files of equal path and key, if there are any, stay in the order of rows
        pending.sort(Comparator.comparingLong(Ordered::key));
        List<Segment> segments = new ArrayList<>();
        long tokens = Document.overhead(form, nameTokens);
        for (Ordered next : pending) {
            long more = Document.tokens(form, next.segment());
            if (!segments.isEmpty() && tokens + more > settings.maxDocumentTokens()) {
                writeRepository(segments);
                segments.clear();
                tokens = Document.overhead(form, nameTokens);
            }
            segments.add(next.segment());
            tokens += more;
        }
        if (!segments.isEmpty()) {
            writeRepository(segments);
        }
        pending.clear();
    }

    private void writeRepository(List<Segment> segments) throws IOException {
        String number = Integer.toString(documentsOfRepository++);
        long key = KeyedHash.of(seed, "document-order", repository.name(), repository.version(), number);
        out.writeDocument(key, new Document(form, nameOffset, nameTokens, segments));
    }
}
