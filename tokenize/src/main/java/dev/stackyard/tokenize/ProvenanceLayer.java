package dev.stackyard.tokenize;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ColumnType;
import dev.stackyard.corpus.LayerSchema;
import java.util.List;

/**
 * The columns of {@code shards/provenance/}: where every segment of a shard comes from. One file per shard, sorted by {@link
 * #SWHID}. A segment's tokens are those of one row's redacted text and decode to exactly it; rows of
 * a structured kind have control tokens among them, and one segment for each form.
 */
public final class ProvenanceLayer {

    public static final String NAME = "provenance";

    /** The shard's name, such as {@code train-00000}: its files' name without ending. */
    public static final Column<String> SHARD = Column.required(NAME, "shard", ColumnType.STRING);
    /** Number of the document in the shard, from 0. */
    public static final Column<Long> DOCUMENT = Column.required(NAME, "document", ColumnType.INT64);
    /** First token, counted from the start of the shard. */
    public static final Column<Long> FIRST_TOKEN = Column.required(NAME, "first_token", ColumnType.INT64);

    public static final Column<Long> TOKEN_COUNT = Column.required(NAME, "token_count", ColumnType.INT64);
    /** Identifier of the original content, with origin, anchor (the revision) and path. */
    public static final Column<String> SWHID = Column.required(NAME, "swhid", ColumnType.STRING);
    /** Kind of the row; of a kind that has several forms the form, such as {@code notebook-script}. */
    public static final Column<String> KIND = Column.required(NAME, "kind", ColumnType.STRING);
    /** SHA-1 of the redacted UTF-8 text, each control token in it as the byte FF and its spelling; 40 lower-case hex digits. */
    public static final Column<String> RELEASED_SHA1 = Column.required(NAME, "released_sha1", ColumnType.STRING);
    /** SPDX ids; empty if none was found or no layer says. */
    public static final Column<List<String>> DETECTED_LICENSES =
            Column.required(NAME, "detected_licenses", ColumnType.STRINGS);
    /** How many spans were replaced. */
    public static final Column<Long> REDACTIONS = Column.required(NAME, "redactions", ColumnType.INT64);

    public static final LayerSchema SCHEMA = LayerSchema.of(
            NAME, SHARD, DOCUMENT, FIRST_TOKEN, TOKEN_COUNT, SWHID, KIND, RELEASED_SHA1, DETECTED_LICENSES, REDACTIONS);

    private ProvenanceLayer() {}
}
