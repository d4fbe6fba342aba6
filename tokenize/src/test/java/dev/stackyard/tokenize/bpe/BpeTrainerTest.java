package dev.stackyard.tokenize.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BpeTrainerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code golden-corpus.txt} trained by Hugging Face tokenizers 0.23.3: see the README beside it. */
    @Test
    void learnsWhatHuggingFaceLearns() throws IOException {
        PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
        byte[] corpus = resource("golden-corpus.txt");
        counts.addText(corpus, 0, corpus.length);
        List<String> controls = List.of("<|endoftext|>", "<fim_prefix>");
        var settings = new BpeTrainer.Settings(900, controls, 2, Pretokenization.starCoder2());
        JsonNode ours = JSON.readTree(BpeTrainer.train(counts, settings).toJson());
        JsonNode theirs = JSON.readTree(resource("golden-tokenizer.json"));
        assertThat(ours.at("/model/vocab")).isEqualTo(theirs.at("/model/vocab")).hasSize(738);
        assertThat(ours.at("/added_tokens")).isEqualTo(theirs.at("/added_tokens"));
        assertThat(ours.at("/pre_tokenizer")).isEqualTo(theirs.at("/pre_tokenizer"));
        List<String> merges = new ArrayList<>();
        theirs.at("/model/merges")
                .forEach(merge ->
                        merges.add(merge.get(0).asText() + " " + merge.get(1).asText()));
        assertThat(ours.at("/model/merges")).extracting(JsonNode::asText).isEqualTo(merges);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = BpeTrainerTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void agreesWithCountingAfreshAfterEachMerge() {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
            Map<String, Long> words = new HashMap<>();
            for (int i = 0; i < 120; i++) {
                // few letters: long runs, overlapping pairs and ties
                StringBuilder word = new StringBuilder();
                for (int length = 1 + random.nextInt(9); length > 0; length--) {
                    word.append("abc".charAt(random.nextInt(3)));
                }
                byte[] bytes = SampleText.utf8(word.toString());
                counts.addText(bytes, 0, bytes.length);
                words.merge(word.toString(), 1L, Long::sum);
            }
            Tokenizer ours = BpeTrainer.train(
                    counts, new BpeTrainer.Settings(256 + 30, List.of(), 2, Pretokenization.starCoder2()));
            assertThat(mergesOf(ours)).as("seed %d", seed).isEqualTo(naiveMerges(words, ours, 30));
        }
    }

    private static List<String> mergesOf(Tokenizer tokenizer) {
        List<String> merges = new ArrayList<>();
        for (int rank = 0; rank < tokenizer.merges().size(); rank++) {
            merges.add(spelled(tokenizer, tokenizer.merges().left(rank)) + " "
                    + spelled(tokenizer, tokenizer.merges().right(rank)));
        }
        return merges;
    }

    private static String spelled(Tokenizer tokenizer, int id) {
        return ByteAlphabet.spell(tokenizer.vocabulary().bytes(id));
    }

    private static List<String> naiveMerges(Map<String, Long> words, Tokenizer tokenizer, int most) {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < 256; id++) {
            ids.put(spelled(tokenizer, id), id);
        }
        Map<List<String>, Long> split = new HashMap<>();
        words.forEach((word, count) -> split.put(List.of(word.split("")), count));
        List<String> merges = new ArrayList<>();
        while (merges.size() < most) {
            Map<List<String>, Long> pairs = new HashMap<>();
            split.forEach((word, count) -> {
                for (int i = 0; i + 1 < word.size(); i++) {
                    pairs.merge(List.of(word.get(i), word.get(i + 1)), count, Long::sum);
                }
            });
            List<String> best = null;
            for (List<String> pair : pairs.keySet()) {
                if (best == null || before(pair, best, pairs, ids)) {
                    best = pair;
                }
            }
            if (best == null || pairs.get(best) < 2) {
                break;
            }
            String joined = best.get(0) + best.get(1);
            ids.put(joined, ids.size());
            merges.add(best.get(0) + " " + best.get(1));
            Map<List<String>, Long> next = new HashMap<>();
            for (Map.Entry<List<String>, Long> word : split.entrySet()) {
                next.merge(replace(word.getKey(), best, joined), word.getValue(), Long::sum);
            }
            split.clear();
            split.putAll(next);
        }
        return merges;
    }

    private static boolean before(
            List<String> a, List<String> b, Map<List<String>, Long> pairs, Map<String, Integer> ids) {
        int byCount = Long.compare(pairs.get(b), pairs.get(a));
        int byLeft = Integer.compare(ids.get(a.get(0)), ids.get(b.get(0)));
        int byRight = Integer.compare(ids.get(a.get(1)), ids.get(b.get(1)));
        return byCount != 0 ? byCount < 0 : byLeft != 0 ? byLeft < 0 : byRight < 0;
    }

    private static List<String> replace(List<String> word, List<String> pair, String joined) {
        List<String> replaced = new ArrayList<>();
        for (int i = 0; i < word.size(); i++) {
            if (i + 1 < word.size()
                    && word.get(i).equals(pair.get(0))
                    && word.get(i + 1).equals(pair.get(1))) {
                replaced.add(joined);
                i++;
            } else {
                replaced.add(word.get(i));
            }
        }
        return replaced;
    }

    @Test
    void countsTogetherWhatThreadsCountedApart() {
        SplittableRandom random = new SplittableRandom(6);
        PretokenCounts whole = new PretokenCounts(Pretokenization.starCoder2());
        PretokenCounts first = new PretokenCounts(Pretokenization.starCoder2());
        PretokenCounts second = new PretokenCounts(Pretokenization.starCoder2());
        for (int i = 0; i < 50; i++) {
            byte[] text = SampleText.utf8(SampleText.code(random, 300));
            whole.addText(text, 0, text.length);
            (i % 3 == 0 ? first : second).addText(text, 0, text.length);
        }
        second.addAll(first);
        var settings = new BpeTrainer.Settings(700, List.of("<x>"), 1, Pretokenization.starCoder2());
        assertThat(second.size()).isEqualTo(whole.size());
        assertThat(BpeTrainer.train(second, settings).toJson())
                .isEqualTo(BpeTrainer.train(whole, settings).toJson());
    }

    @Test
    void stopsEarlyWhenNoPairIsFrequentEnough() {
        PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
        byte[] text = SampleText.utf8("abab ab");
        counts.addText(text, 0, text.length);
        var settings = new BpeTrainer.Settings(49_152, List.of(), 2, Pretokenization.starCoder2());
        assertThat(BpeTrainer.train(counts, settings).vocabularySize()).isEqualTo(257);
    }

    @Test
    void learnsNoMergeThatSpellsAControlToken() {
        PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
        byte[] text = SampleText.utf8("stop stop stop");
        counts.addText(text, 0, text.length);
        Tokenizer tokenizer = BpeTrainer.train(
                counts, new BpeTrainer.Settings(400, List.of("stop"), 1, Pretokenization.starCoder2()));
        int[] ids = TestTokenizers.encode(tokenizer.encoder(), SampleText.utf8("stop"));
        assertThat(ids).doesNotContain(0).hasSizeGreaterThan(1);
    }

    @Test
    void doesNotOverflowAt32Bits() {
        PretokenCounts counts = new PretokenCounts(Pretokenization.starCoder2());
        byte[] text = SampleText.utf8("ab");
        counts.addText(text, 0, text.length);
        for (int doubling = 0; doubling < 40; doubling++) {
            counts.addAll(counts);
        }
        assertThat(counts.count(0)).isEqualTo(1L << 40);
        var settings = new BpeTrainer.Settings(300, List.of(), 1L << 40, Pretokenization.starCoder2());
        assertThat(BpeTrainer.train(counts, settings).vocabularySize()).isEqualTo(257);
    }

    @Test
    void settingsNameTheirRange() {
        assertThatThrownBy(() -> new BpeTrainer.Settings(256, List.of("a"), 1, Pretokenization.starCoder2()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vocabulary_size must be from 257 to 1048576, not 256");
        assertThatThrownBy(() -> new BpeTrainer.Settings(1000, List.of("a", "a"), 1, Pretokenization.starCoder2()))
                .hasMessageContaining("distinct");
    }
}
