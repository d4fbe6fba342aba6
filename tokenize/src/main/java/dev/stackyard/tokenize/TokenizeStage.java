package dev.stackyard.tokenize;

import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.Fingerprints;
import dev.stackyard.corpus.RunContext;
import dev.stackyard.corpus.SinkStage;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the kept rows of a corpus into training shards: trains or loads a tokenizer, encodes every part, puts all documents
 * into one random order, and writes Megatron shards with a manifest and provenance.
 *
 * <p>Each step leaves files that appear whole or not at all and carry the fingerprint of what made them, so a killed run goes
 * on where it was. The bytes depend on layers, settings and seed, not on threads. Nothing but {@code tokenizer/} and {@code
 * shards/} is written, and no file whose name begins with a dot is left in them.
 */
public final class TokenizeStage implements SinkStage {

    /** Far above any: the largest in use have about 30 MB. */
    private static final long LARGEST_TOKENIZER_BYTES = 256L << 20;

    private final TokenizeSettings settings;
    private final byte @Nullable [] givenTokenizer;
    private final Manifest.@Nullable RecipeReference recipe;

    /**
     * A stage that follows no recipe.
     *
     * @throws UserException if the tokenizer that the settings name cannot be read
     */
    public TokenizeStage(TokenizeSettings settings) {
        this(settings, null);
    }

    /**
     * @param recipe what the manifest shall name
     * @throws UserException if the tokenizer that the settings name cannot be read
     */
    public TokenizeStage(TokenizeSettings settings, Manifest.@Nullable RecipeReference recipe) {
        this.settings = settings;
        this.recipe = recipe;
        this.givenTokenizer = settings.tokenizer().isEmpty() ? null : read(settings.tokenizer());
    }

    private static byte[] read(String file) {
        try {
            if (StorageFile.isRemote(file)) {
                return StorageFile.of(file).readAll((int) LARGEST_TOKENIZER_BYTES);
            }
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST_TOKENIZER_BYTES) {
                throw new UserException("the tokenizer " + file + " has more than " + (LARGEST_TOKENIZER_BYTES >> 20)
                        + " MiB: give the path of a tokenizer.json");
            }
            return Files.readAllBytes(path);
        } catch (UserException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UserException(
                    "cannot read the tokenizer " + file + " (" + e.getClass().getSimpleName()
                            + "): give the path of a tokenizer.json",
                    e);
        }
    }

    @Override
    public String name() {
        return "tokenize";
    }

    @Override
    public int version() {
        return 2;
    }

    /** What it cannot do without. It also reads {@code pii}, {@code languages}, {@code licenses} and all verdicts if there. */
    @Override
    public List<Column<?>> inputs() {
        return List.of(
                FilesLayer.REPO_NAME,
                FilesLayer.REPO_URL,
                FilesLayer.REVISION_ID,
                FilesLayer.DIRECTORY_ID,
                FilesLayer.KIND,
                FilesLayer.PATH,
                FilesLayer.CONTENT_ID,
                FilesLayer.LENGTH_BYTES,
                FilesLayer.STUB,
                ContentsLayer.CONTENT);
    }

    @Override
    public Object settings() {
        return settings;
    }

    @Override
    public List<String> resources() {
        return givenTokenizer == null ? List.of() : List.of(Fingerprints.ofBytes(givenTokenizer));
    }

    @Override
    public void run(RunContext context) throws IOException {
        KeptLayers layers = KeptLayers.of(context.corpus());
        if (!layers.rows(context.corpus()).redacts()) {
            context.progress().note("there is no layer pii: texts are written without redaction");
        }
        CorpusTokenizer tokenizer = CorpusTokenizer.prepare(context, layers, settings, givenTokenizer);
        new ShardRun(this, context, layers, tokenizer, settings, recipe).run();
    }
}
