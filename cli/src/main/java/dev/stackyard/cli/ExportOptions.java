package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.SoftwareHeritageExport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a graph export of Software Heritage is, and what is wanted of it. */
final class ExportOptions {

    @Option(
            names = "--graph",
            paramLabel = "PLACE",
            description = "swh: the ORC tables of a graph export, such as s3://softwareheritage/graph/2023-09-06/orc: one "
                    + "directory for each table.")
    @Nullable
    String graph;

    @Option(
            names = "--contents",
            paramLabel = "PLACE",
            description = "swh: the contents, gzip files named by the SHA-1 of what they hold, such as "
                    + "s3://softwareheritage/content.")
    @Nullable
    String contents;

    @Option(
            names = "--origins",
            paramLabel = "FILE",
            description = "swh: the origins to take, one URL a line. Default: all that begin with --origin-prefix")
    @Nullable
    Path origins;

    @Option(
            names = "--origin-prefix",
            paramLabel = "URL",
            defaultValue = SoftwareHeritageExport.GITHUB,
            description = "swh: what origins must begin with; an empty text takes any. Default: ${DEFAULT-VALUE}, as The "
                    + "Stack v2")
    String originPrefix = SoftwareHeritageExport.GITHUB;

    @Option(
            names = "--follow-head",
            description = "swh: take the branch that HEAD stands for where the metadata has no default_branch. The Stack v2 "
                    + "took only main and master then.")
    boolean followHead;

    /** The export; null if another kind of source is wanted. */
    @Nullable
    SoftwareHeritageExport export(IngestKind kind) {
        if (kind != IngestKind.SWH) {
            if (graph != null || contents != null || origins != null) {
                throw new UserException("--graph, --contents and --origins go with: stackyard ingest swh");
            }
            return null;
        }
        if (graph == null || contents == null) {
            throw new UserException("ingest swh needs --graph and --contents");
        }
        return new SoftwareHeritageExport(graph, contents, origins, originPrefix, followHead);
    }
}
