package dev.stackyard.tokenize;

import dev.stackyard.corpus.Checksums;
import dev.stackyard.corpus.CorpusFormatException;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.Storage;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Checks shards against what the manifest says of them: sizes and SHA-256 of all files, the tiling of documents, and of every
 * segment that its tokens decode to the text whose SHA-1 the provenance states, control tokens ({@link ReleasedText}) included. Changes
 * nothing.
 */
public final class ShardVerifier {

    private final Storage storage;
    private final Manifest manifest;
    private final Tokenizer tokenizer;
    private final Consumer<String> problems;
    private final Sha1 sha1 = new Sha1();

    private ShardVerifier(Storage storage, Manifest manifest, Tokenizer tokenizer, Consumer<String> problems) {
        this.storage = storage;
        this.manifest = manifest;
        this.tokenizer = tokenizer;
        this.problems = problems;
    }

    /**
     * Checks all shards.
     *
     * @param problems hears of each thing that is wrong, one line that begins with the file's location
     * @return segments that were checked
     * @throws CorpusFormatException if manifest or tokenizer cannot be read at all
     */
    public static long verify(Storage storage, Consumer<String> problems) throws IOException {
        Manifest manifest = Manifest.read(storage);
        String location = storage.location(manifest.tokenizer().file());
        byte[] json = storage.readAll(manifest.tokenizer().file());
        if (!Fingerprints.ofBytes(json).equals(manifest.tokenizer().sha256())) {
            problems.accept(location + ": is not the tokenizer that the manifest names");
        }
        return new ShardVerifier(storage, manifest, Tokenizer.read(location, json), problems).run();
    }

    private long run() {
        long segments = 0;
        for (Manifest.Shard shard : manifest.shards()) {
            try {
                for (Manifest.FileEntry file : shard.files()) {
                    checkFile(file);
                }
                segments += checkShard(shard);
            } catch (IOException e) {
                problems.accept(String.valueOf(e.getMessage()));
            }
        }
        return segments;
    }

    private void checkFile(Manifest.FileEntry file) throws IOException {
        String name = ShardFiles.inDirectory(file.file());
        Checksums.Checksum checksum = Checksums.sha256(storage, name);
        if (checksum.bytes() != file.bytes() || !checksum.sha256().equals(file.sha256())) {
            problems.accept(storage.location(name) + ": has " + checksum.bytes() + " bytes with SHA-256 "
                    + checksum.sha256() + ", the manifest says " + file.bytes() + " with " + file.sha256());
        }
    }

    private long checkShard(Manifest.Shard shard) throws IOException {
        AtomicLong segments = new AtomicLong();
        AtomicLong tokens = new AtomicLong();
        try (MegatronReader reader = MegatronReader.open(
                storage,
                ShardFiles.inDirectory(shard.idx().file()),
                ShardFiles.inDirectory(shard.bin().file()))) {
            reader.check();
            new ProvenanceReader(storage, manifest).forEach(shard, row -> {
                segments.incrementAndGet();
                tokens.addAndGet(row.tokenCount());
                checkSegment(shard, row, reader);
            });
            expect(shard, "documents", shard.documents(), reader.documents());
            expect(shard, "tokens", shard.tokens(), reader.tokens());
        }
        expect(shard, "segments", shard.segments(), segments.get());
        expect(shard, "segment_tokens", shard.segmentTokens(), tokens.get());
        return segments.get();
    }

    private void expect(Manifest.Shard shard, String what, long stated, long found) {
        if (stated != found) {
            problems.accept(storage.location(ShardFiles.MANIFEST) + ": states " + stated + " " + what + " for "
                    + shard.name() + ", there are " + found);
        }
    }

    private void checkSegment(Manifest.Shard shard, ProvenanceRow row, MegatronReader reader) {
        String problem = problemOf(row, reader);
        if (!problem.isEmpty()) {
            problems.accept(storage.location(ShardFiles.inDirectory(shard.bin().file())) + ": tokens "
                    + row.firstToken() + " to " + (row.firstToken() + row.tokenCount()) + " of " + row.swhid() + " "
                    + problem);
        }
    }

    private String problemOf(ProvenanceRow row, MegatronReader reader) {
        try {
            int[] ids = reader.tokens(row.firstToken(), Math.toIntExact(row.tokenCount()));
            long start = reader.documentStart(Math.toIntExact(row.document()));
            long end = start + reader.documentLength(Math.toIntExact(row.document()));
            if (row.firstToken() < start || row.firstToken() + row.tokenCount() > end) {
                return "leave document " + row.document();
            }
            byte[] text = ReleasedText.decode(tokenizer, ids);
            String sha1 = this.sha1.of(text, 0, text.length);
            return sha1.equals(row.releasedSha1())
                    ? ""
                    : "decode to a text with SHA-1 " + sha1 + ", not " + row.releasedSha1();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
