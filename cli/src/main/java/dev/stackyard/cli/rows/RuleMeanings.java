package dev.stackyard.cli.rows;

import dev.stackyard.corpus.ConversationsLayer;
import dev.stackyard.corpus.DuplicatesLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Stub;
import dev.stackyard.corpus.VersionsLayer;
import dev.stackyard.curate.ConversationRule;
import dev.stackyard.curate.QualityLayer;
import dev.stackyard.curate.QualityRule;
import java.util.Arrays;

/** What a verdict means, in plain words. */
public final class RuleMeanings {

    private RuleMeanings() {}

    /** The meaning of a layer's rule; empty for a rule that this version does not know. */
    public static String of(String layer, String rule) {
        return switch (layer) {
            case FilesLayer.NAME ->
                Arrays.stream(Stub.values())
                        .filter(stub -> stub.columnValue().equals(rule))
                        .findFirst()
                        .map(RuleMeanings::of)
                        .orElse("");
            case QualityLayer.NAME ->
                QualityRule.named(rule).map(QualityRule::meaning).orElse("");
            case ConversationsLayer.NAME ->
                ConversationRule.named(rule).map(ConversationRule::meaning).orElse("");
            case VersionsLayer.NAME ->
                VersionsLayer.SUPERSEDED.equals(rule)
                        ? "a later ingest has the same issue or pull request with what was said since"
                        : "";
            case LanguagesLayer.NAME -> ofLanguage(rule);
            case LicensesLayer.NAME -> ofLicense(rule);
            case DuplicatesLayer.NAME -> ofDuplicate(rule);
            case PiiLayer.NAME ->
                "too-much-personal-data".equals(rule) ? "it is little else than personal data and secrets" : "";
            default -> "";
        };
    }

    private static String of(Stub stub) {
        return switch (stub) {
            case BINARY -> "it holds a NUL byte, so it is no text";
            case TOO_LARGE -> "it is longer than ingest takes";
            case SYMLINK -> "it is a symbolic link";
            case SUBMODULE -> "it is a submodule: a pointer to another repository";
            case UNDECODABLE -> "no charset was found that decodes it";
            case REMOVED -> "its removal was requested";
            case MISSING -> "its bytes are not in the source, or do not hash to its identifier";
        };
    }

    private static String ofLanguage(String rule) {
        return switch (rule) {
            case "unknown-language" -> "no language was recognised";
            case "excluded-language" -> "its language, or its language with this extension, is not trained on";
            case "vendored" -> "it is a copy of somebody else's code";
            default -> "";
        };
    }

    private static String ofLicense(String rule) {
        return switch (rule) {
            case "non-permissive-license" -> "its licence does not allow everybody to use it for anything";
            case "no-license" -> "nothing says under which licence it is";
            case "permissive-license" -> "its licence is permissive, and the recipe drops such files";
            default -> "";
        };
    }

    private static String ofDuplicate(String rule) {
        return switch (rule) {
            case "exact-duplicate" -> "another file has the same bytes and is preferred";
            case "near-duplicate" -> "another file has nearly the same text and is preferred";
            default -> "";
        };
    }
}
