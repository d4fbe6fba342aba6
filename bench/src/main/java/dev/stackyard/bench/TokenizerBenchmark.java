package dev.stackyard.bench;

import dev.stackyard.tokenize.SpecialTokens;
import dev.stackyard.tokenize.bpe.BpeEncoder;
import dev.stackyard.tokenize.bpe.BpeTrainer;
import dev.stackyard.tokenize.bpe.PretokenCounts;
import dev.stackyard.tokenize.bpe.Pretokenization;
import dev.stackyard.tokenize.bpe.TokenBuffer;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is the tokenizer trained, and how fast does it encode?
 *
 * <p>Cases: {@code count} (text to counted pretokens), {@code merge} (counted pretokens to a tokenizer of 49,152 entries),
 * {@code encode} (text to ids with a warm cache), {@code encodeCold} (the same with a fresh encoder each time). Read {@code
 * bytes} as bytes of source text per second and core; for {@code merge} the text is that from which the counts come, and the
 * time grows with its distinct pretokens. DESIGN 8 allows 4 ns a byte for encoding.
 *
 * <p>Before timing, {@code setup} trains on the files in both directions and compares the tokenizers' files, and encodes every
 * file with a warm and with a fresh encoder: the ids must be the same and decode to the same bytes.
 *
 * <pre>java -Dstackyard.bench.files=DIR -cp 'bench/target/bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*' \
 *     org.openjdk.jmh.Main TokenizerBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class TokenizerBenchmark {

    private static final BpeTrainer.Settings SETTINGS =
            new BpeTrainer.Settings(49_152, SpecialTokens.STARCODER2, 2, Pretokenization.starCoder2());

    private final TokenBuffer ids = new TokenBuffer();
    private List<SourceFiles.SourceFile> files = List.of();
    private long bytes;
    private PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
    private @Nullable Tokenizer tokenizer;
    private @Nullable BpeEncoder warm;

    /** Trains, and checks training and encoding. */
    @Setup
    public void setup() throws IOException {
        files = SourceFiles.read();
        bytes = SourceFiles.totalBytes(files);
        counts = counted(1);
        Tokenizer trained = BpeTrainer.train(counts, SETTINGS);
        tokenizer = trained;
        warm = trained.encoder();
        if (!Arrays.equals(
                trained.toJson(), BpeTrainer.train(counted(-1), SETTINGS).toJson())) {
            throw new IllegalStateException("the order of files changes the tokenizer");
        }
        for (SourceFiles.SourceFile file : files) {
            checkIds(file, trained, warm);
        }
    }

    private static void checkIds(SourceFiles.SourceFile file, Tokenizer tokenizer, BpeEncoder warm) {
        TokenBuffer known = new TokenBuffer();
        TokenBuffer fresh = new TokenBuffer();
        warm.encode(file.bytes(), 0, file.bytes().length, known);
        tokenizer.encoder().encode(file.bytes(), 0, file.bytes().length, fresh);
        int[] tokens = known.toArray();
        if (!Arrays.equals(tokens, fresh.toArray())
                || !Arrays.equals(tokenizer.decode(tokens, 0, tokens.length), file.bytes())) {
            throw new IllegalStateException(file.path() + " has other ids the second time, or decodes to other bytes");
        }
    }

    private PretokenCounts counted(int direction) {
        PretokenCounts counted = new PretokenCounts(Pretokenization.starCoder2());
        for (int i = 0; i < files.size(); i++) {
            byte[] text = files.get(direction > 0 ? i : files.size() - 1 - i).bytes();
            counted.addText(text, 0, text.length);
        }
        return counted;
    }

    @Benchmark
    public PretokenCounts count(TextBytes counter) {
        counter.bytes += bytes;
        return counted(1);
    }

    @Benchmark
    public Tokenizer merge(TextBytes counter) {
        counter.bytes += bytes;
        return BpeTrainer.train(counts, SETTINGS);
    }

    @Benchmark
    public int encode(TextBytes counter) {
        return encodeAll(Objects.requireNonNull(warm), counter);
    }

    @Benchmark
    public int encodeCold(TextBytes counter) {
        return encodeAll(Objects.requireNonNull(tokenizer).encoder(), counter);
    }

    private int encodeAll(BpeEncoder encoder, TextBytes counter) {
        int tokens = 0;
        for (SourceFiles.SourceFile file : files) {
            ids.clear();
            encoder.encode(file.bytes(), 0, file.bytes().length, ids);
            tokens += ids.size();
        }
        counter.bytes += bytes;
        return tokens;
    }
}
