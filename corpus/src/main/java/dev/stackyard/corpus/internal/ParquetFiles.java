package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;

/**
 * Opens Parquet files of a storage so that whatever is wrong with them names the file. Every page's checksum is compared:
 * a flipped bit must not become other text.
 */
public final class ParquetFiles {

    /** Magic, footer length, magic: nothing shorter is a Parquet file. */
    private static final int SMALLEST_FILE_BYTES = 12;

    private ParquetFiles() {}

    public static ParquetFileReader open(Storage storage, String name) throws IOException {
        return open(storage, name, FilterCompat.NOOP);
    }

    /** @param filter decides which row groups and pages need not be read; those that are read are read whole */
    static ParquetFileReader open(Storage storage, String name, FilterCompat.Filter filter) throws IOException {
        StorageInputFile file = new StorageInputFile(storage, name);
        try {
            if (file.getLength() < SMALLEST_FILE_BYTES) {
                throw new CorpusFormatException(storage.location(name), "is cut short: " + advice(name));
            }
            return new ParquetFileReader(
                    file,
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withRecordFilter(filter)
                            .usePageChecksumVerification(true)
                            .withCodecFactory(new PageCodecs())
                            .build());
        } catch (CorpusFormatException e) {
            file.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw damaged(storage, name, e);
        }
    }

    /** A damaged file as the user should hear of it; an exception that already names its file stays as it is. */
    static CorpusFormatException damaged(Storage storage, String name, Exception cause) {
        return cause instanceof CorpusFormatException known
                ? known
                : new CorpusFormatException(
                        storage.location(name),
                        "is no readable Parquet file (" + reason(storage.location(), cause) + "): " + advice(name),
                        cause);
    }

    /** The first line of what Parquet says, or what it means where Parquet speaks of its own insides. */
    private static String reason(String corpus, Throwable cause) {
        String message = cause.getMessage();
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse("");
        boolean isAboutTheEnd = line.contains("magic number") || line.contains("footer");
        return isAboutTheEnd || line.contains(corpus + "/") ? "it is cut short or damaged" : line;
    }

    /** What writes the file anew. Contents cannot be made from anything else, so their source must be named again. */
    private static String advice(String name) {
        if (name.startsWith(FilesLayer.NAME + "/") || name.startsWith(ContentsLayer.NAME + "/")) {
            return "delete it and ingest the same sources again";
        }
        return name.startsWith("shards/")
                ? "delete it and tokenize again"
                : "delete it and run the stage that writes this layer again";
    }
}
