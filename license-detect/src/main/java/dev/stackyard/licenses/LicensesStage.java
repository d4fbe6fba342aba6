package dev.stackyard.licenses;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Column;
import dev.stackyard.corpus.ContentsLayer;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.RepositoryFunction;
import dev.stackyard.corpus.RepositoryStage;
import dev.stackyard.corpus.Row;
import dev.stackyard.corpus.RowAppender;
import dev.stackyard.corpus.RowBuilder;
import dev.stackyard.corpus.RowKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@code licenses} layer: what each file's own tag or header says, or else what the licence files, READMEs and
 * manifests of the directories above it say, and whether that permits training on it. A pull request or an issue is under the
 * licence of its repository; of an issue that is noted and by default drops nothing ({@link LicensesSettings#licensedKinds}).
 *
 * <p>Rule that it drops by: {@code non-permissive-license}, and {@code no-license} or {@code permissive-license} if
 * {@link LicensesSettings#drop} asks for it.
 */
public final class LicensesStage implements RepositoryStage {

    private final LicensesSettings settings;
    private final LicensePolicy policy;

    public LicensesStage(LicensesSettings settings) {
        this.settings = settings;
        this.policy = new LicensePolicy(settings);
    }

    @Override
    public String name() {
        return LicensesLayer.NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Column<?>> inputs() {
        return List.of(
                FilesLayer.KIND,
                FilesLayer.PATH,
                FilesLayer.GHA_LICENSE_ID,
                FilesLayer.SRC_ENCODING,
                ContentsLayer.CONTENT);
    }

    @Override
    public Object settings() {
        return settings;
    }

    @Override
    public LayerSchema output() {
        return LicensesLayer.SCHEMA;
    }

    @Override
    public RepositoryFunction open() {
        return new Function();
    }

    /** The work of one thread. Keeps what files state, not what is in them. */
    private final class Function implements RepositoryFunction {

        private final LicenseDetector detector = new LicenseDetector(settings);
        private final List<FileStatements> files = new ArrayList<>();
        private final List<RowKind> kinds = new ArrayList<>();
        private @Nullable String forgeLicense;

        @Override
        public void observe(Row row) {
            if (files.isEmpty()) {
                forgeLicense = row.find(FilesLayer.GHA_LICENSE_ID);
            }
            String path = row.get(FilesLayer.PATH);
            // what people say of licences in a conversation licenses nothing: the repository's own licence counts
            RowKind kind = RowKind.of(row.get(FilesLayer.KIND));
            ByteSlice text = kind == RowKind.PULL || kind == RowKind.ISSUE ? null : row.text();
            List<LicenseFinding> findings =
                    text == null ? List.of() : detector.detect(text.array(), text.offset(), text.length(), path);
            files.add(FileStatements.of(path, findings));
            kinds.add(kind);
        }

        @Override
        public void finish(RowAppender out) {
            DirectoryLicenses directories = new DirectoryLicenses();
            files.forEach(directories::add);
            RepositoryJudge judge = new RepositoryJudge(policy, settings.forgeLicense(), forgeLicense, directories);
            for (int i = 0; i < files.size(); i++) {
                write(kinds.get(i), judge.judge(files.get(i)), out.append());
            }
            files.clear();
            kinds.clear();
        }

        private void write(RowKind kind, LicenseVerdict verdict, RowBuilder row) {
            row.set(LicensesLayer.DETECTED_LICENSES, verdict.licenses());
            row.set(LicensesLayer.LICENSE_TYPE, verdict.type().columnValue());
            row.set(LicensesLayer.LICENSE_PATHS, verdict.paths());
            if (settings.drops(kind, verdict.type())) {
                row.drop(rule(verdict.type()), evidence(verdict));
            }
        }

        private static String rule(LicenseType type) {
            return switch (type) {
                case PERMISSIVE -> "permissive-license";
                case NO_LICENSE -> "no-license";
                case NON_PERMISSIVE -> "non-permissive-license";
            };
        }

        private static String evidence(LicenseVerdict verdict) {
            return verdict.evidence().isEmpty() ? String.join(", ", verdict.licenses()) : verdict.evidence();
        }
    }
}
