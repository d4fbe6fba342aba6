package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.EngineSettings;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerStamp;
import dev.stackyard.corpus.LayerWriter;
import dev.stackyard.corpus.LocalEngine;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are no files of code: issues, pull requests, pages. */
class OtherKindsTest {

    @TempDir
    Path directory;

    @Test
    void areDocumentsOfTheirOwn() throws IOException {
        Storage storage = Storages.of(directory);
        Corpus corpus = Corpus.at(storage);
        LayerStamp stamp = new LayerStamp("ingest", 1, "x", Map.of());
        try (LayerWriter files = corpus.write(new PartId(0), FilesLayer.SCHEMA, stamp);
                LayerWriter contents = corpus.write(new PartId(0), ContentsLayer.SCHEMA, stamp)) {
            add("code", "/a.py", "print(1)", files, contents);
            add("issue", "/issues/1", "It does not print 2.", files, contents);
            add("code", "/b.py", "print(3)", files, contents);
            add("issue", "/issues/4", "Why <|endoftext|>?", files, contents);
            contents.commit();
            files.commit();
        }
        new LocalEngine(new EngineSettings(1, 64L << 20, 0), Progress.NONE)
                .run(corpus, List.of(new TokenizeStage(TokenizeSettings.defaults())));

        Tokenizer tokenizer = Tokenizer.read("t", storage.readAll("tokenizer/tokenizer.json"));
        List<String> texts = new ArrayList<>();
        for (int[] ids : IndependentMegatron.read(directory.resolve("shards"), "train-00000")
                .documents()) {
            texts.add(new String(tokenizer.decode(ids, 0, ids.length), StandardCharsets.UTF_8));
        }
        assertThat(texts)
                .hasSize(3)
                .contains("It does not print 2.<|endoftext|>", "Why <|endoftext|>?<|endoftext|>")
                .anyMatch(text -> text.contains("print(1)") && text.contains("print(3)"));
        List<String> problems = new ArrayList<>();
        assertThat(ShardVerifier.verify(storage, problems::add)).isEqualTo(4);
        assertThat(problems).isEmpty();
    }

    private static void add(String kind, String path, String text, LayerWriter files, LayerWriter contents)
            throws IOException {
        files.row()
                .set(FilesLayer.REPO_NAME, "local")
                .set(FilesLayer.DIRECTORY_ID, "ab".repeat(20))
                .set(FilesLayer.STAR_EVENTS_COUNT, 0L)
                .set(FilesLayer.FORK_EVENTS_COUNT, 0L)
                .set(FilesLayer.KIND, kind)
                .set(FilesLayer.PATH, path)
                .set(FilesLayer.EXTENSION, "")
                .set(FilesLayer.CONTENT_ID, "cd".repeat(20))
                .set(FilesLayer.LENGTH_BYTES, (long) text.length())
                .set(FilesLayer.MODE, "100644")
                .set(FilesLayer.SRC_ENCODING, "UTF-8");
        files.append();
        contents.row().set(ContentsLayer.CONTENT, ByteSlice.utf8(text));
        contents.append();
    }
}
