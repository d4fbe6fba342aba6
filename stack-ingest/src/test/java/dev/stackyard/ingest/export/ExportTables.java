package dev.stackyard.ingest.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The tables of a graph export, with the columns and types of Software Heritage's own ({@code swh/export/relational.py}),
 * one file each.
 */
public final class ExportTables implements Closeable {

    private static final String HASHES = "sha1:string,sha1_git:string,sha256:string,blake2s256:string,length:bigint";
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("origin", "id:string,url:string"),
            Map.entry("origin_visit", "origin:string,visit:bigint,date:timestamp,type:string"),
            Map.entry(
                    "origin_visit_status",
                    "origin:string,visit:bigint,date:timestamp,status:string,snapshot:string,type:string"),
            Map.entry("snapshot", "id:string"),
            Map.entry("snapshot_branch", "snapshot_id:string,name:binary,target:string,target_type:string"),
            Map.entry(
                    "revision",
                    "id:string,message:binary,author:binary,date:timestamp,date_offset:smallint,"
                            + "date_raw_offset_bytes:binary,committer:binary,committer_date:timestamp,"
                            + "committer_offset:smallint,committer_date_raw_offset_bytes:binary,directory:string,"
                            + "type:string,raw_manifest:binary"),
            Map.entry("revision_history", "id:string,parent_id:string,parent_rank:int"),
            Map.entry("directory", "id:string,raw_manifest:binary"),
            Map.entry("directory_entry", "directory_id:string,name:binary,type:string,target:string,perms:int"),
            Map.entry("content", HASHES + ",status:string,data:binary"),
            Map.entry("skipped_content", HASHES + ",status:string,reason:string"));

    /** Columns that are looked up by value, as the exporter gives them Bloom filters. */
    private static final Map<String, String> BLOOM = Map.of(
            "origin_visit_status", "origin",
            "snapshot_branch", "snapshot_id",
            "revision", "id",
            "directory", "id",
            "directory_entry", "directory_id",
            "content", "sha1_git");

    private final Map<String, OrcTableWriter> writers = new HashMap<>();

    /** Begins all tables, empty, below a directory. */
    public ExportTables(Path directory) throws IOException {
        for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
            String name = table.getKey();
            writers.put(
                    name,
                    new OrcTableWriter(
                            directory.resolve(name).resolve(name + "-0.orc"),
                            "struct<" + table.getValue() + ">",
                            BLOOM.getOrDefault(name, "")));
        }
    }

    /** Adds a row to a table; see {@link OrcTableWriter#add}. */
    public void add(String table, Object... values) throws IOException {
        writers.get(table).add(values);
    }

    @Override
    public void close() throws IOException {
        for (OrcTableWriter writer : writers.values()) {
            writer.close();
        }
    }
}
