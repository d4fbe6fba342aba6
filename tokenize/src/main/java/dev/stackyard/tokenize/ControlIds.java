package dev.stackyard.tokenize;

import dev.stackyard.corpus.UserException;
import dev.stackyard.tokenize.bpe.AddedToken;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.Serializable;
import java.util.stream.Collectors;

/** Ids of the control tokens that rendering puts between texts. */
record ControlIds(int repository, int file, int end) implements Serializable {

    /** @throws UserException if the tokenizer has no such token, naming the setting and what there is */
    static ControlIds of(Tokenizer tokenizer, TokenizeSettings settings) {
        return new ControlIds(
                id(tokenizer, "repository_token", settings.repositoryToken()),
                id(tokenizer, "file_token", settings.fileToken()),
                id(tokenizer, "end_token", settings.endToken()));
    }

    /** The ids that a manifest's shards were written with. */
    static ControlIds of(Manifest manifest) {
        return new ControlIds(id(manifest, "repository_token"), id(manifest, "file_token"), id(manifest, "end_token"));
    }

    private static int id(Manifest manifest, String setting) {
        Integer id =
                manifest.specialTokens().get(String.valueOf(manifest.settings().get(setting)));
        if (id == null) {
            throw new UserException("the manifest names no control token for " + setting + ": tokenize again");
        }
        return id;
    }

    private static int id(Tokenizer tokenizer, String setting, String content) {
        return tokenizer
                .controlToken(content)
                .map(AddedToken::id)
                .orElseThrow(() -> new UserException("the tokenizer has no control token " + content
                        + ": set " + setting + " to one of its own: "
                        + tokenizer.controlTokens().stream()
                                .map(AddedToken::content)
                                .collect(Collectors.joining(" "))));
    }
}
