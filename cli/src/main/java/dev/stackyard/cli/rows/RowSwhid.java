package dev.stackyard.cli.rows;

import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Row;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import org.jspecify.annotations.Nullable;

/** The identifier of a row's content with its context: origin, snapshot, revision (or root directory) and path. */
final class RowSwhid {

    private RowSwhid() {}

    static QualifiedSwhid of(Row row) {
        boolean isSubmodule = "submodule".equals(row.find(FilesLayer.STUB));
        return swhid(isSubmodule ? ObjectType.REVISION : ObjectType.CONTENT, row.get(FilesLayer.CONTENT_ID))
                .qualified()
                .withOrigin(row.find(FilesLayer.REPO_URL))
                .withVisit(optional(ObjectType.SNAPSHOT, row.find(FilesLayer.SNAPSHOT_ID)))
                .withAnchor(anchor(row))
                .withPath(row.get(FilesLayer.PATH))
                .conforming();
    }

    private static @Nullable Swhid anchor(Row row) {
        @Nullable Swhid revision = optional(ObjectType.REVISION, row.find(FilesLayer.REVISION_ID));
        return revision != null ? revision : optional(ObjectType.DIRECTORY, row.find(FilesLayer.DIRECTORY_ID));
    }

    private static @Nullable Swhid optional(ObjectType type, @Nullable String hash) {
        return hash == null ? null : swhid(type, hash);
    }

    private static Swhid swhid(ObjectType type, String hash) {
        return new Swhid(type, ObjectHash.parse(hash));
    }
}
