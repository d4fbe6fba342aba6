package dev.stackyard.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something to ingest. Each makes one repository's rows. */
public sealed interface Source {

    /** Path or URL, as the user wrote it; a URL may hold credentials, which are kept out of the corpus. */
    String location();

    /** The {@code repo_name} that the user wants; null to work it out. */
    @Nullable
    String repoName();

    /** Which of its files become rows. */
    default Take take() {
        return Take.EVERYTHING;
    }

    /** A source of which some files only become rows. */
    record Selected(Source whole, Take take) implements Source {

        public Selected {
            if (whole instanceof Selected) {
                throw new IllegalArgumentException("a source is selected from once");
            }
        }

        @Override
        public String location() {
            return whole.location();
        }

        @Override
        public @Nullable String repoName() {
            return whole.repoName();
        }
    }

    /**
     * A git repository: a local path, or a {@code file://}, {@code https://} or {@code http://} URL. A remote one is cloned
     * (its default branch, newest commit only) and the clone is deleted afterwards.
     */
    record Git(String location, @Nullable String repoName) implements Source {
        public Git(String location) {
            this(location, null);
        }
    }

    /**
     * A directory of files, taken as a repository without history. {@code .git} in it is passed over, {@code .gitignore}
     * has no meaning, links are not followed. Its {@code directory_id} is that of the tree that git would make of it, so
     * empty directories do not count.
     */
    record Directory(String location, @Nullable String repoName) implements Source {
        public Directory(Path directory) {
            this(directory.toString(), null);
        }
    }

    /**
     * An archive, told by its first bytes: tar, plain or packed with gzip, bzip2, xz or zstd; zip; 7z. Archives inside it
     * are files like any others. If everything lies in one top-level directory, as in the archives that forges make, that
     * directory is left out of the paths.
     */
    record Archive(String location, @Nullable String repoName) implements Source {
        public Archive(Path file) {
            this(file.toString(), null);
        }
    }
}
