package dev.stackyard.corpus.internal;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Storage;
import java.io.IOException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;

/** Opens Parquet files of a storage so that whatever is wrong with them names the file. */
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
                throw new CorpusFormatException(storage.location(name), "is cut short: " + advice());
            }
            return new ParquetFileReader(
                    file,
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withRecordFilter(filter)
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
                        "is no readable Parquet file (" + reason(cause) + "): " + advice(),
                        cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String advice() {
        return "delete it and run the stage that writes this layer again";
    }
}
