package dev.stackyard.tokenize;

import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import org.jspecify.annotations.Nullable;

/** The identifier of a row's content with its context: origin, the revision (or else directory) it is in, and its path. */
final class ContentSwhid {

    private ContentSwhid() {}

    /**
     * @param contentId 40 hex digits
     * @param path starts with {@code /}
     */
    static String of(String contentId, RepositoryKey repository, String path) {
        Swhid anchor = anchor(repository);
        return QualifiedSwhid.of(Swhid.content(ObjectHash.parse(contentId)))
                .withOrigin(repository.url())
                .withAnchor(anchor)
                .withPath(path.startsWith("/") ? path : "/" + path)
                .toString();
    }

    private static @Nullable Swhid anchor(RepositoryKey repository) {
        if (repository.revision() != null) {
            return new Swhid(ObjectType.REVISION, ObjectHash.parse(repository.revision()));
        }
        return repository.directory() == null
                ? null
                : new Swhid(ObjectType.DIRECTORY, ObjectHash.parse(repository.directory()));
    }
}
