package dev.stackyard.tokenize.bpe;

import java.util.List;
import java.util.SplittableRandom;

/** Small tokenizers, trained on {@link SampleText}. */
public final class TestTokenizers {

    public static final List<String> CONTROLS = List.of("<|endoftext|>", "<fim_prefix>", "<repo_name>", "<file_sep>");

    private TestTokenizers() {}

    /** One with StarCoder2's way of cutting text. */
    public static Tokenizer starCoder2(int vocabularySize) {
        return trained(Pretokenization.starCoder2(), vocabularySize);
    }

    /** One with any way of cutting text. */
    static Tokenizer trained(Pretokenization pretokenization, int vocabularySize) {
        PretokenCounts counts = new PretokenCounts(pretokenization);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            byte[] text = SampleText.utf8(SampleText.code(random, 400));
            counts.addText(text, 0, text.length);
        }
        return BpeTrainer.train(counts, new BpeTrainer.Settings(vocabularySize, CONTROLS, 2, pretokenization));
    }

    static int[] encode(BpeEncoder encoder, byte[] text) {
        TokenBuffer ids = new TokenBuffer();
        encoder.encode(text, 0, text.length, ids);
        return ids.toArray();
    }
}
