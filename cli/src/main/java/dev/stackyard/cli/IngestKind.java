package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import dev.stackyard.ingest.Source;
import java.util.List;

/** What {@code stackyard ingest} can be given. */
enum IngestKind {
    GIT,
    DIR,
    ARCHIVE,
    /** A graph export of Software Heritage, which options name. */
    SWH;

    /** @throws UserException if there are places where none are wanted, or none where some are */
    List<Source> sources(List<String> places) {
        if (this == SWH) {
            if (!places.isEmpty()) {
                throw new UserException("ingest swh takes no SOURCE, but --graph and --contents: " + places.get(0));
            }
            return List.of();
        }
        if (places.isEmpty()) {
            throw new UserException("ingest " + name().toLowerCase(java.util.Locale.ROOT) + " needs a SOURCE");
        }
        SourceArgument.Kind kind = SourceArgument.Kind.valueOf(name());
        return places.stream().map(kind::at).toList();
    }
}
