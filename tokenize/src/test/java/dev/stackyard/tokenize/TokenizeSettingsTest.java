package dev.stackyard.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizeSettingsTest {

    @Test
    void defaultsAreStarCoder2s() {
        TokenizeSettings settings = TokenizeSettings.defaults();
        assertThat(settings.tokenizer()).isEmpty();
        assertThat(settings.vocabularySize()).isEqualTo(49_152);
        assertThat(settings.trainingBytes()).isEqualTo(256L << 20);
        assertThat(settings.minimumPairCount()).isEqualTo(2);
        assertThat(settings.metadataProbability()).isEqualTo(0.5);
        assertThat(settings.shardTokens()).isEqualTo(100_000_000);
        assertThat(settings.maxDocumentTokens()).isEqualTo(100_000_000);
        assertThat(SpecialTokens.STARCODER2).hasSize(38).contains("<repo_name>", "<file_sep>", "<|endoftext|>");
    }

    @Test
    void bindFromARecipe() {
        TokenizeSettings settings = Recipe.parse("""
                        stages:
                          tokenize:
                            tokenizer: some/tokenizer.json
                            vocabulary_size: 1000
                            training_bytes: 100000
                            minimum_pair_count: 3
                            metadata_probability: 0.25
                            repository_token: <|repo_name|>
                            file_token: <|file_sep|>
                            end_token: <|end|>
                            shard_tokens: 5000
                            max_document_tokens: 600
                        """, "test").settings("tokenize", TokenizeSettings.defaults());
        assertThat(settings)
                .isEqualTo(new TokenizeSettings(
                        "some/tokenizer.json",
                        1000,
                        100_000,
                        3,
                        0.25,
                        "<|repo_name|>",
                        "<|file_sep|>",
                        "<|end|>",
                        5000,
                        600,
                        Map.of()));
        assertThat(settings.shown()).doesNotContainKey("tokenizer").containsEntry("shard_tokens", 5000L);
    }

    @Test
    void namesTheSettingAndItsRange() {
        for (String wrong : new String[] {
            "vocabulary_size: 293",
            "training_bytes: 1",
            "minimum_pair_count: 0",
            "metadata_probability: 1.5",
            "shard_tokens: 0",
            "max_document_tokens: 15",
            "max_document_tokens: 2147483648"
        }) {
            Recipe recipe = Recipe.parse("stages:\n  tokenize:\n    " + wrong + "\n", "test");
            assertThatThrownBy(() -> recipe.settings("tokenize", TokenizeSettings.defaults()))
                    .as(wrong)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(wrong.substring(0, wrong.indexOf(':')) + " must be from ");
        }
    }
}
