package dev.stackyard.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes The Stack's published forms, with the columns that matter and the shapes that their writers use. */
final class PublishedFiles {

    private static final String REPOSITORY = """
            required binary repo_name (STRING);
            optional binary revision_id (STRING);
            optional binary branch_name (STRING);
            optional int64 visit_date (TIMESTAMP(MILLIS,false));
            optional int64 github_id;
            optional int64 star_events_count;
            """;

    private static final String FILE = """
            optional binary blob_id (STRING);
            optional binary path (STRING);
            optional binary content_id (STRING);
            optional binary language (STRING);
            optional int64 length_bytes;
            optional group detected_licenses (LIST) { repeated group list { optional binary element (STRING); } }
            optional binary license_type (STRING);
            optional boolean is_vendor;
            """;

    private static final MessageType V2_FILES =
            MessageTypeParser.parseMessageType("message m {" + REPOSITORY + FILE + "}");
    private static final MessageType V2_REPOSITORIES =
            MessageTypeParser.parseMessageType("message m { optional group files "
                    + "(LIST) { repeated group list { optional group element {" + FILE + "} } } " + REPOSITORY + "}");
    private static final MessageType V3 = MessageTypeParser.parseMessageType("""
            message m {
              required binary repo_path (STRING);
              optional int64 repo_id;
              optional binary commit_id (STRING);
              optional group github_metadata { optional binary branch (STRING); optional int32 stars; }
              optional int32 num_files;
              optional group files (LIST) { repeated group item { optional group element {
                optional binary content_id (STRING);
                optional binary content (STRING);
                optional int64 size_bytes;
                optional binary file_path (STRING);
                optional binary language (STRING);
                optional group detected_licenses (LIST) { repeated group list { optional binary element (STRING); } }
              } } }
            }
            """);

    private PublishedFiles() {}

    /** A repository of the dataset; its list of files may be changed. */
    record Repository(String name, String revision, List<File> files) {}

    /** A file of the dataset. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String path, byte[] bytes, String blobId, String contentId) {

        static File of(String path, byte[] bytes) {
            byte[] header = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII);
            return new File(path, bytes, sha1(bytes), sha1(header, bytes));
        }
    }

    private static String sha1(byte[]... pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(4000L)
                .withPageSize(500)
                .withMinRowCountForPageSizeCheck(1)
                .build();
    }

    private static void repository(Group row, Repository repository) {
        row.append("repo_name", repository.name())
                .append("revision_id", repository.revision())
                .append("branch_name", "refs/heads/main")
                .append("visit_date", 1_600_000_000_123L)
                .append("star_events_count", 7L);
    }

    private static void file(Group group, File file, boolean slash) {
        group.append("blob_id", file.blobId())
                .append("path", (slash ? "/" : "") + file.path())
                .append("content_id", file.contentId())
                .append("language", "Python")
                .append("length_bytes", (long) file.bytes().length)
                .append("license_type", "permissive")
                .append("is_vendor", false);
        licences(group);
    }

    /** Two licences with a null between them. */
    private static void licences(Group group) {
        Group list = group.addGroup("detected_licenses");
        list.addGroup(0).append("element", "MIT");
        list.addGroup(0);
        list.addGroup(0).append("element", "Apache-2.0");
    }

    /** The Stack v2: files of all repositories, mixed. */
    static Path stackV2Files(Path target, List<Repository> repositories, Random random) throws IOException {
        List<Group> rows = new ArrayList<>();
        for (Repository repository : repositories) {
            for (File file : repository.files()) {
                Group row = new SimpleGroupFactory(V2_FILES).newGroup();
                repository(row, repository);
                file(row, file, true);
                rows.add(row);
            }
        }
        Collections.shuffle(rows, random);
        return write(target, V2_FILES, rows);
    }

    /** The train lists: the files come before what their repository is, and some paths lack their slash. */
    static Path stackV2Repositories(Path target, List<Repository> repositories) throws IOException {
        List<Group> rows = new ArrayList<>();
        for (Repository repository : repositories) {
            Group row = new SimpleGroupFactory(V2_REPOSITORIES).newGroup();
            Group files = row.addGroup("files");
            for (File file : repository.files()) {
                file(files.addGroup(0).addGroup(0), file, file.path().length() % 2 == 0);
            }
            repository(row, repository);
            rows.add(row);
        }
        Group none = new SimpleGroupFactory(V2_REPOSITORIES).newGroup();
        none.append("repo_name", "owner/without-files");
        rows.add(none);
        return write(target, V2_REPOSITORIES, rows);
    }

    static Path stackV3(Path target, List<Repository> repositories) throws IOException {
        List<Group> rows = new ArrayList<>();
        for (Repository repository : repositories) {
            Group row = new SimpleGroupFactory(V3).newGroup();
            row.append("repo_path", repository.name()).append("commit_id", repository.revision());
            row.addGroup("github_metadata").append("branch", "main").append("stars", 7);
            Group files = row.addGroup("files");
            for (File file : repository.files()) {
                Group element = files.addGroup(0).addGroup(0);
                element.append("content_id", file.blobId())
                        .append("content", new String(file.bytes(), StandardCharsets.UTF_8))
                        .append("size_bytes", (long) file.bytes().length)
                        .append("file_path", file.path())
                        .append("language", "Python");
                licences(element);
            }
            rows.add(row);
        }
        return write(target, V3, rows);
    }

    private static Path write(Path target, MessageType schema, List<Group> rows) throws IOException {
        try (ParquetWriter<Group> writer = writer(target, schema)) {
            for (Group row : rows) {
                writer.write(row);
            }
        }
        return target;
    }
}
