package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.SoftwareHeritageExport;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a graph export of Software Heritage is, and what is wanted of it. */
final class ExportOptions {

    @Option(
            names = "--graph",
            paramLabel = "PLACE",
            description =
                    "swh: the ORC tables of a graph export, such as s3://softwareheritage/graph/2023-09-06/orc: one "
                            + "directory for each table.")
    @Nullable
    String graph;

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
            description =
                    "swh: what origins must begin with; an empty text takes any. Default: ${DEFAULT-VALUE}, as The "
                            + "Stack v2")
    String originPrefix = SoftwareHeritageExport.GITHUB;

    @Option(
            names = "--follow-head",
            description =
                    "swh: take the branch that HEAD stands for where the metadata has no default_branch. The Stack v2 "
                            + "took only main and master then.")
    boolean followHead;

    /** Whether a kind of source is an export. */
    static boolean isExport(String kind) {
        return kind.equals("swh");
    }

    /**
     * What to ingest.
     *
     * @param places sources, of which there must be none: options name an export
     * @param dataset says where contents are and how they are fetched
     */
    SoftwareHeritageExport export(List<String> places, DatasetOptions dataset) {
        if (!places.isEmpty()) {
            throw new UserException("ingest swh takes no SOURCE, but --graph and --contents: " + places.get(0));
        }
        String contents = dataset.contents;
        if (graph == null || contents == null) {
            throw new UserException("ingest swh needs --graph and --contents");
        }
        return new SoftwareHeritageExport(graph, contents, origins, originPrefix, followHead, dataset.fetches);
    }
}
