package dev.stackyard.ingest;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.Corpus;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.PartId;
import dev.stackyard.corpus.Progress;
import dev.stackyard.corpus.Storage;
import dev.stackyard.corpus.Storages;
import dev.stackyard.ingest.PublishedFiles.File;
import dev.stackyard.ingest.PublishedFiles.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made repositories with a bucket of their contents, and the corpora that become of them. */
record PublishedCorpora(Path directory) {

    static final IngestSettings SMALL_PARTS =
            new IngestSettings(10L << 20, 16L << 30, 64, 1_000_000, 12, 96L << 20, 64L << 30, 250, 60, 3600, 8L << 30);

    Storage bucket() {
        return Storages.of(directory.resolve("content"));
    }

    List<Repository> repositories(int count) throws IOException {
        List<Repository> repositories = new ArrayList<>();
        Random random = new Random(31);
        for (int i = 0; i < count; i++) {
            List<File> files = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(8); j++) {
                String text = "# file " + random.nextInt(50) + "\nprint(" + i + ")\n";
                files.add(File.of(
                        "dir" + random.nextInt(3) + "/file" + j + ".py", text.getBytes(StandardCharsets.UTF_8)));
            }
            files.add(File.of(".gitattributes", "*.x text\n".getBytes(StandardCharsets.UTF_8)));
            repositories.add(new Repository("owner/repo" + i, String.format("%040x", i + 1), files));
        }
        for (Repository repository : repositories) {
            for (File file : repository.files()) {
                bucket().writeAll(file.blobId(), PublishedFiles.gzip(file.bytes()));
            }
        }
        return repositories;
    }

    IngestSummary ingest(String dataset, Path input, Corpus corpus) throws IOException {
        return ingest(dataset, List.of(input), corpus);
    }

    IngestSummary ingest(String dataset, List<Path> inputs, Corpus corpus) throws IOException {
        return Ingest.run(
                new PublishedRequest(
                        dataset,
                        inputs.stream().map(Path::toString).toList(),
                        directory.resolve("content").toString(),
                        4),
                corpus,
                SMALL_PARTS,
                2,
                Progress.NONE);
    }

    Corpus corpus(String name) {
        return Corpus.at(Storages.of(directory.resolve(name)));
    }

    /** Path and content of every row by repository, in row order. */
    static Map<String, List<String>> contents(TestIngest read) throws IOException {
        Map<String, List<String>> contents = new TreeMap<>();
        for (TestIngest.ReadRow row : read.rows()) {
            contents.computeIfAbsent(String.valueOf(row.get(FilesLayer.REPO_NAME)), name -> new ArrayList<>())
                    .add(row.path() + " " + row.get(FilesLayer.CONTENT_ID) + " " + row.text());
        }
        return contents;
    }

    /** SHA-256 of every layer file. */
    static Map<String, String> layers(Corpus corpus) throws IOException {
        Map<String, String> layers = new TreeMap<>();
        for (String layer : corpus.layers()) {
            for (PartId part : corpus.parts(layer)) {
                layers.put(
                        layer + part,
                        Checksums.sha256(corpus.storage(), Corpus.layerFile(layer, part))
                                .sha256());
            }
        }
        return layers;
    }
}
