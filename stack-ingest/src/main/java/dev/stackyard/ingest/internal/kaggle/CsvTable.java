package dev.stackyard.ingest.internal.kaggle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One of Meta Kaggle's tables: CSV with a header, in UTF-8, read as a stream. Values that are too long for any use end it. */
final class CsvTable {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
            .build();

    private final Storage storage;
    private final String name;
    private final List<String> columns;

    /** @param columns that it must have */
    CsvTable(Storage storage, String name, String... columns) {
        this.storage = storage;
        this.name = name;
        this.columns = List.of(columns);
    }

    /** What is done with a row. */
    @FunctionalInterface
    interface RowSink {
        void accept(Map<String, String> row);
    }

    /**
     * Reads all rows.
     *
     * @throws UserException if the table is not there, lacks a column or is damaged: half a table would be worse than none
     */
    void read(RowSink sink) throws IOException {
        if (!storage.exists(name)) {
            throw new UserException(
                    storage.location(name)
                            + " is not there: --meta-kaggle names a directory with the tables of Meta Kaggle, of which this is one");
        }
        long rows = 0;
        try (InputStream in = storage.stream(name);
                MappingIterator<Map<String, String>> table = CSV.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            while (table.hasNextValue()) {
                Map<String, String> row = table.nextValue();
                if (rows == 0) {
                    checkColumns(row);
                }
                sink.accept(row);
                rows++;
            }
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new UserException(
                    storage.location(name) + " is damaged after row " + rows + ": " + why + "; download it again", e);
        }
    }

    private void checkColumns(Map<String, String> row) {
        for (String column : columns) {
            if (!row.containsKey(column)) {
                throw new UserException(storage.location(name) + " has no column " + column);
            }
        }
    }

    /** A number that may have been written by pandas, {@code 501.0}; nothing for a value that is none. */
    static OptionalLong number(@Nullable String value) {
        if (value == null) {
            return OptionalLong.empty();
        }
        String digits = value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(each -> each >= '0' && each <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
