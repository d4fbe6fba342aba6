package dev.stackyard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Storage} does. */
public abstract class StorageContract {

    /** A storage with nothing in it; a call gives the same place, as another process would open it. */
    protected abstract Storage storage() throws IOException;

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 1 << 20}) {
            byte[] bytes = random(length, length);
            storage().writeAll("a/b/file-" + length, bytes);
            assertThat(storage().readAll("a/b/file-" + length))
                    .as("%d bytes", length)
                    .isEqualTo(bytes);
            try (InputStream in = storage().stream("a/b/file-" + length)) {
                assertThat(in.readAllBytes()).as("%d bytes streamed", length).isEqualTo(bytes);
            }
            try (Storage.Reader reader = storage().open("a/b/file-" + length)) {
                assertThat(reader.size()).isEqualTo(length);
            }
        }
    }

    @Test
    void aLargeFileIsWrittenInPiecesAndReadInRanges() throws IOException {
        byte[] bytes = random(7, 21_000_000);
        try (Storage.Writer out = storage().create("large")) {
            int at = 0;
            Random sizes = new Random(8);
            while (at < bytes.length) {
                int count = Math.min(1 + sizes.nextInt(700_000), bytes.length - at);
                out.write(bytes, at, count);
                at += count;
                assertThat(out.position()).isEqualTo(at);
            }
            out.commit();
        }
        try (Storage.Reader reader = storage().open("large")) {
            assertThat(reader.size()).isEqualTo(bytes.length);
            Random ranges = new Random(9);
            for (int i = 0; i < 60; i++) {
                int length = i % 3 == 0 ? 1 + ranges.nextInt(3_000_000) : 1 + ranges.nextInt(3000);
                int start = ranges.nextInt(bytes.length - length + 1);
                byte[] buffer = new byte[length + 2];
                reader.readFully(start, buffer, 1, length);
                assertThat(Arrays.copyOfRange(buffer, 1, length + 1))
                        .as("seed 9, read %d: %d bytes at %d", i, length, start)
                        .isEqualTo(Arrays.copyOfRange(bytes, start, start + length));
            }
        }
        try (InputStream in = storage().stream("large")) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void readingBeyondTheEndSaysWhere() throws IOException {
        storage().writeAll("short", text("12345"));
        try (Storage.Reader reader = storage().open("short")) {
            byte[] buffer = new byte[10];
            assertThatThrownBy(() -> reader.readFully(3, buffer, 0, 3))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining(storage().location("short"));
            reader.readFully(3, buffer, 0, 2);
            assertThat(buffer).startsWith('4', '5', 0);
        }
    }

    @Test
    void whatIsNotCommittedIsNotThere() throws IOException {
        storage().writeAll("d/kept", text("old"));
        try (Storage.Writer out = storage().create("d/kept")) {
            out.write(text("new"));
        }
        try (Storage.Writer out = storage().create("d/large")) {
            out.write(random(1, 20_000_000));
            assertThat(storage().exists("d/large")).isFalse();
            assertThat(storage().list("d")).containsExactly("kept");
        }
        assertThat(storage().exists("d/large")).isFalse();
        assertThat(storage().list("d")).containsExactly("kept");
        assertThat(storage().readAll("d/kept")).isEqualTo(text("old"));
    }

    @Test
    void aCommitReplaces() throws IOException {
        storage().writeAll("file", text("a first version"));
        storage().writeAll("file", text("another"));
        assertThat(storage().readAll("file")).isEqualTo(text("another"));
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Storage storage = storage();
        assertThat(storage.exists("no/such")).isFalse();
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable read :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> storage.open("no/such").close(),
                        () -> storage.stream("no/such").close(),
                        () -> storage.readAll("no/such"),
                        () -> storage.readAll("no/such", 10))) {
            assertThatThrownBy(read)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining(storage.location("no/such"));
        }
        storage.delete("no/such");
    }

    @Test
    void listsFilesAndDirectoriesOfOneLevel() throws IOException {
        for (String name :
                List.of("top", "layer/part-2", "layer/part-10", "layer/deep/er/file", "layers/x", "é/ü ñ+&?#%41")) {
            storage().writeAll(name, text(name));
        }
        assertThat(storage().list("")).containsExactly("top");
        assertThat(storage().directories("")).containsExactly("layer", "layers", "é");
        assertThat(storage().list("layer")).containsExactly("part-10", "part-2");
        assertThat(storage().directories("layer")).containsExactly("deep");
        assertThat(storage().list("é")).containsExactly("ü ñ+&?#%41");
        assertThat(storage().readAll("é/ü ñ+&?#%41")).isEqualTo(text("é/ü ñ+&?#%41"));
        assertThat(storage().list("nowhere")).isEmpty();
        storage().delete("layer/part-2");
        assertThat(storage().list("layer")).containsExactly("part-10");
        assertThat(storage().exists("layer")).isFalse();
    }

    @Test
    void longListsAreWhole() throws IOException {
        List<String> names = IntStream.range(0, 305)
                .mapToObj(i -> String.format("part-%05d", i))
                .toList();
        for (String name : names) {
            storage().writeAll("many/" + name, new byte[0]);
        }
        assertThat(storage().list("many")).isEqualTo(names);
    }

    @Test
    void namesMustNotLeaveThePlace() throws IOException {
        Storage storage = storage();
        assertThatThrownBy(() -> storage.readAll("../outside")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.create("a/../../outside").close())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBoundedReadStopsAtItsBound() throws IOException {
        storage().writeAll("ten", text("0123456789"));
        assertThat(storage().readAll("ten", 10)).isEqualTo(text("0123456789"));
        assertThat(storage().readAll("ten", 1000)).isEqualTo(text("0123456789"));
        assertThatThrownBy(() -> storage().readAll("ten", 9))
                .isInstanceOf(FileTooLargeException.class)
                .hasMessageContaining(storage().location("ten"));
    }

    @Test
    void bulkReadsComeInOrder() throws IOException {
        int count = 300;
        for (int i = 0; i < count; i += 2) {
            storage().writeAll("bulk/" + i, random(i, 10 * i));
        }
        List<BulkReader.Request<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(new BulkReader.Request<>(i, i % 10 == 9 ? null : "bulk/" + i, i == 200 ? 1999 : 10 * i));
        }
        try (BulkReader<Integer> reader =
                new BulkReader<>(storage(), requests.iterator(), new BulkReader.Limits(8, 5000))) {
            for (int i = 0; i < count; i++) {
                BulkReader.Answer<Integer> answer = reader.next().orElseThrow();
                assertThat(answer.about()).isEqualTo(i);
                BulkReader.Outcome expected = i % 10 == 9
                        ? BulkReader.Outcome.NOT_ASKED
                        : i % 2 == 1
                                ? BulkReader.Outcome.MISSING
                                : i == 200 ? BulkReader.Outcome.TOO_LARGE : BulkReader.Outcome.READ;
                assertThat(answer.outcome()).as("request %d", i).isEqualTo(expected);
                if (expected == BulkReader.Outcome.READ) {
                    assertThat(answer.bytes()).as("request %d", i).isEqualTo(random(i, 10 * i));
                }
            }
            assertThat(reader.next()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void onlyOneHoldsTheLock() throws IOException {
        Storage first = storage();
        Storage second = storage();
        try (Closeable lock = first.lock("corpus.lock")) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> second.lock("corpus.lock").close())
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("another stackyard process");
            first.writeAll("written", text("under the lock"));
        }
        second.lock("corpus.lock").close();
        assertThat(second.exists("corpus.lock")).isFalse();
    }
}
