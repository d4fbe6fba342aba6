package dev.stackyard.tokenize.bpe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BPE as one would write it down first: the oracle for the encoder. Pretokens come from the scanner under test. */
final class NaiveBpe {

    private final Tokenizer tokenizer;
    private final Map<List<Integer>, Integer> ranks = new HashMap<>();
    private final int[] byteTokens;

    NaiveBpe(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.byteTokens = tokenizer.vocabulary().byteTokens();
        MergeTable merges = tokenizer.merges();
        for (int rank = 0; rank < merges.size(); rank++) {
            ranks.put(List.of(merges.left(rank), merges.right(rank)), rank);
        }
    }

    List<Integer> encode(byte[] text) {
        Pretokenizer scanner = tokenizer.pretokenization().scanner();
        List<Integer> ids = new ArrayList<>();
        for (int at = 0; at < text.length; ) {
            int end = scanner.end(text, at, text.length);
            List<Integer> pretoken = new ArrayList<>();
            for (int i = at; i < end; i++) {
                pretoken.add(byteTokens[text[i] & 0xFF]);
            }
            ids.addAll(merge(pretoken));
            at = end;
        }
        return ids;
    }

    private List<Integer> merge(List<Integer> ids) {
        while (true) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < ids.size(); i++) {
                int rank = ranks.getOrDefault(List.of(ids.get(i), ids.get(i + 1)), Integer.MAX_VALUE);
                if (rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                return ids;
            }
            ids.set(best, tokenizer.merges().result(bestRank));
            ids.remove(best + 1);
        }
    }
}
