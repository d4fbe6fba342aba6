package dev.stackyard.corpus.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stackyard.corpus.ByteSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Jupyter notebooks of formats 1 to 4 (nbformat's documentation, "The Jupyter Notebook format"; for the older ones the
 * history of its converters).
 *
 * <p>Passages are the cells in order: code, then the text of its first output if it has any; Markdown, to which formats 1 to 3
 * add {@code text}, {@code html} and {@code heading}, here with its number signs. Raw cells and blank ones are left out.
 *
 * <pre>
 * format   cells are in          code is in         language is in
 * 1        cells                 code               nothing
 * 2, 3     worksheets[].cells    input              the cell: language
 * 4        cells                 source             metadata.language_info, metadata.kernelspec
 * </pre>
 */
final class NotebookReader {

    private static final int OLDEST_FORMAT = 1;
    private static final int NEWEST_FORMAT = 4;

    private final JsonParser json;
    private final List<NotebookCell> cells = new ArrayList<>();
    private final NotebookMetadata metadata = new NotebookMetadata();
    private int format = -1;
    private boolean hasCells;

    private NotebookReader(JsonParser json) {
        this.json = json;
    }

    /** The reading of a notebook, which is unreadable if it is no JSON, no notebook, or of an unknown format. */
    static Reading read(ByteSlice content) {
        return read(content, content, new ReadingBuilder());
    }

    /**
     * The reading of a content of which a part is a notebook.
     *
     * @param reading has the passages that come before the cells
     */
    static Reading read(ByteSlice content, ByteSlice notebook, ReadingBuilder reading) {
        try (JsonParser json = StructureJson.parser(notebook)) {
            NotebookReader reader = new NotebookReader(json);
            String problem = reader.readAll();
            if (!problem.isEmpty()) {
                return Reading.unreadable(content, problem);
            }
            reader.addTo(reading);
            return reading.build(content);
        } catch (JsonProcessingException e) {
            return Reading.unreadable(content, "is no JSON: byte " + offset(e) + ", " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array cannot fail
        }
    }

    private static long offset(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
    }

    /** @return what is wrong, or nothing */
    private String readAll() throws IOException {
        if (json.nextToken() == null) {
            return "is empty";
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return "is no JSON object";
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            readField(json.currentName());
        }
        if (json.nextToken() != null) {
            return "goes on behind its end";
        }
        if (!hasCells) {
            return "has no cells";
        }
        // format 1 did not always write its number
        return format == -1 || (format >= OLDEST_FORMAT && format <= NEWEST_FORMAT)
                ? ""
                : "is of the unknown format " + format;
    }

    private void readField(String name) throws IOException {
        json.nextToken();
        switch (name) {
            case "nbformat" -> format = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? number() : 0;
            case "metadata" -> metadata.read(json);
            case "cells" -> readCells();
            case "worksheets" -> readWorksheets();
            default -> json.skipChildren();
        }
    }

    /** A number that may be too large for any use; then 0, which no format has. */
    private int number() throws IOException {
        return json.getNumberType() == JsonParser.NumberType.INT ? json.getIntValue() : 0;
    }

    private void readWorksheets() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        hasCells = true; // a notebook without a sheet is an empty one
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("cells")) {
                    readCells();
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void readCells() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        hasCells = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                cells.add(NotebookCell.read(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private void addTo(ReadingBuilder reading) {
        metadata.hints().forEach(reading::addLanguage);
        cells.stream().map(NotebookCell::language).distinct().forEach(reading::addLanguage);
        if (metadata.isKaggle()) {
            reading.addTrait(NotebookTraits.KAGGLE);
        }
        if (cells.size() < NotebookTraits.FEWEST_CELLS) {
            reading.addTrait(NotebookTraits.FEW_CELLS);
        }
        cells.forEach(cell -> cell.addTo(reading));
    }
}
