package dev.stackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void whatTheUserCanMendIsSaidAsItIs() {
        assertThat(Failures.message(new UserException("do this"))).isEqualTo("do this");
        assertThat(Failures.message(new CorpusFormatException("a/b.parquet", "row 3 is bad")))
                .isEqualTo("a/b.parquet: row 3 is bad");
    }

    @Test
    void filesAreNamed() {
        assertThat(Failures.message(new NoSuchFileException("a/b"))).isEqualTo("a/b is not there");
        assertThat(Failures.message(new AccessDeniedException("a/b"))).startsWith("a/b: permission denied");
        assertThat(Failures.message(new NotDirectoryException("a/b"))).startsWith("a/b is in the way");
        assertThat(Failures.message(new FileSystemException("a/b", null, "Read-only file system")))
                .isEqualTo("a/b: Read-only file system");
    }

    @Test
    void aFullDiskLosesNothing() {
        assertThat(Failures.message(
                        new UncheckedIOException(new IOException("cannot write c/x.parquet: No space left on device"))))
                .contains("disk is full", "c/x.parquet", "what is done is kept");
    }

    @Test
    void memoryAndBugsSayWhereToGo() {
        assertThat(Failures.message(new OutOfMemoryError("Java heap space"))).contains("STACKYARD_OPTS", "--threads");
        assertThat(Failures.message(new IllegalStateException("x"))).contains("--debug", "x");
        assertThat(Failures.message(new NullPointerException())).contains("NullPointerException");
    }
}
