package dev.stackyard.cli;

import dev.stackyard.cli.loose.LineNumbers;
import dev.stackyard.cli.loose.LooseRow;
import dev.stackyard.cli.rows.RuleMeanings;
import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.FilesLayer;
import dev.stackyard.corpus.LanguagesLayer;
import dev.stackyard.corpus.LayerSchema;
import dev.stackyard.corpus.LayerStage;
import dev.stackyard.corpus.LicensesLayer;
import dev.stackyard.corpus.PiiLayer;
import dev.stackyard.corpus.Span;
import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Says of files that are in no corpus what the stages would say: language, licences that the file itself states, "
                    + "personal data and secrets with their lines, and the rules that would drop it. Each file is looked at "
                    + "for itself: a licence of its directory does not count."
        },
        footer = {
            "Examples",
            "  stackyard identify src/main.py LICENSE",
            "  stackyard identify --set redact.ipv4=false server.log --json"
        })
final class IdentifyCommand extends StackyardCommand {

    /** @param line from 1 */
    private record Finding(long line, String kind, String rule, String replacement) {}

    private record Reason(
            String layer,
            String rule,
            String meaning,
            @Nullable String evidence) {}

    private record Identified(
            String file,
            String swhid,
            long bytes,
            @Nullable String stub,
            @Nullable String encoding,
            @Nullable String language,
            @Nullable String languageBy,
            boolean vendored,
            boolean generated,
            boolean documentation,
            List<String> licenses,
            String licenseType,
            List<Finding> findings,
            List<Reason> wouldBeDropped) {}

    /** Blocks of the recipe whose stages look at one file alone. */
    private static final List<String> BLOCKS = List.of("languages", "licenses", "curate", "redact");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to look at.")
    List<String> files = List.of();

    @Mixin
    final RecipeOptions recipe = new RecipeOptions();

    IdentifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        RecipeStages recipeStages = recipe.stages();
        List<Stage> stages = BLOCKS.stream()
                .flatMap(block -> recipeStages.of(block).stream())
                .toList();
        List<Identified> identified = new ArrayList<>();
        for (String file : files) {
            LooseRow row = new LooseRow(pathInRepository(Path.of(file)), read(file));
            stages.forEach(row::apply);
            identified.add(identify(file, row, stages));
        }
        if (output.json) {
            printJson(Map.of("files", identified));
        } else {
            identified.forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private static byte[] read(String file) throws IOException {
        if (Files.isDirectory(Path.of(file))) {
            throw new UserException(file + " is a directory: name files");
        }
        return Files.readAllBytes(Path.of(file));
    }

    /** A path below the working directory as it is from there; of any other the name alone. */
    private static String pathInRepository(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path path = file.toAbsolutePath().normalize();
        return "/" + (path.startsWith(here) ? here.relativize(path) : Objects.requireNonNull(path.getFileName()));
    }

    private static Identified identify(String file, LooseRow row, List<Stage> stages) {
        List<Reason> reasons = new ArrayList<>();
        for (Stage stage : stages) {
            String layer = ((LayerStage) stage).output().layer();
            @Nullable String rule = row.find(LayerSchema.drop(layer));
            if (rule != null) {
                reasons.add(new Reason(
                        layer, rule, RuleMeanings.of(layer, rule), row.find(LayerSchema.dropEvidence(layer))));
            }
        }
        return new Identified(
                file,
                row.swhid().toString(),
                row.get(FilesLayer.LENGTH_BYTES),
                row.find(FilesLayer.STUB),
                row.find(FilesLayer.SRC_ENCODING),
                row.find(LanguagesLayer.LANGUAGE),
                row.find(LanguagesLayer.LANGUAGE_BY),
                row.get(LanguagesLayer.IS_VENDOR),
                row.get(LanguagesLayer.IS_GENERATED),
                row.get(LanguagesLayer.IS_DOCUMENTATION),
                row.get(LicensesLayer.DETECTED_LICENSES),
                row.get(LicensesLayer.LICENSE_TYPE),
                findings(row),
                reasons);
    }

    private static List<Finding> findings(LooseRow row) {
        @Nullable ByteSlice text = row.text();
        if (text == null) {
            return List.of();
        }
        LineNumbers lines = new LineNumbers(text);
        List<String> replacements = row.get(PiiLayer.REPLACEMENTS);
        List<Finding> findings = new ArrayList<>();
        for (Span span : row.get(PiiLayer.SPANS)) {
            String replacement = replacements.get(findings.size());
            findings.add(new Finding(lines.lineOf(span.start()), span.kind(), span.rule(), replacement));
        }
        return findings;
    }

    private void print(Identified file) {
        PrintStream out = terminal().out();
        out.println(Printable.of(file.file()));
        out.println("  " + file.swhid() + "  " + Units.bytes(file.bytes())
                + (file.encoding() == null ? "" : "  " + file.encoding()));
        if (file.stub() != null) {
            out.println("  no text: " + RuleMeanings.of(FilesLayer.NAME, file.stub()));
        }
        out.println("  language: " + (file.language() == null ? "none" : file.language() + ", by " + file.languageBy())
                + (file.vendored() ? ", vendored" : "")
                + (file.generated() ? ", generated" : "")
                + (file.documentation() ? ", documentation" : ""));
        out.println("  licences: " + (file.licenses().isEmpty() ? "none stated" : String.join(", ", file.licenses()))
                + " (" + file.licenseType() + ")");
        for (Finding finding : file.findings()) {
            out.println(Printable.of("  line " + finding.line() + ": " + finding.kind() + " (" + finding.rule()
                    + "), rendered as " + finding.replacement()));
        }
        for (Reason reason : file.wouldBeDropped()) {
            out.println(Printable.of("  would be dropped by " + reason.layer() + ", rule " + reason.rule()
                    + (reason.evidence() == null ? "" : ": " + reason.evidence())));
        }
    }
}
