package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Terminal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The commands, in the order in which help lists them. Naming one does not load it; {@link #create} does. */
enum CommandEntry {
    BUILD(Group.BUILD, "The main job: from repositories to training shards, all stages in one go"),
    INGEST(Group.BUILD, "Add repositories, directories or archives to a corpus"),
    LANGUAGES(Group.STAGES, "Find out every file's language, and what is vendored or generated"),
    LICENSES(Group.STAGES, "Find out under which licence every file is, and drop what may not be used"),
    CURATE(Group.STAGES, "Drop what is not worth training on, benchmarks, and what has been opted out"),
    CONVERSATIONS(Group.STAGES, "Work out what of issues and pull requests is said, and which are worth training on"),
    DEDUP(Group.STAGES, "Drop exact and near duplicates, across the whole corpus"),
    REPETITION(Group.STAGES, "Measure what of every file's text many other files have too"),
    REDACT(Group.STAGES, "Find personal data and secrets, which are masked wherever text is rendered"),
    TOKENIZE(Group.STAGES, "Write training shards, with a tokenizer trained on the corpus or a given one"),
    INDEX(Group.STAGES, "Bring the index of all SWHIDs up to date, from which lookup answers"),
    EXPLAIN(Group.ANSWERS, "What every layer says of a file, and why it is kept or dropped"),
    LOOKUP(Group.ANSWERS, "Where SWHIDs are: repositories, paths, licences, shards, token ranges"),
    REPORT(Group.ANSWERS, "Draw report.html: languages, what each rule dropped, licences, tokens"),
    VERIFY(Group.ANSWERS, "Check every layer and shard against what the corpus recorded"),
    EXPORT(Group.ANSWERS, "Join all layers into one flat dataset, or list the SWHIDs trained on"),
    REMOVE(Group.REQUESTS, "Erase what its authors want out, from layers and shards, for good"),
    IDENTIFY(Group.LOOSE, "Language, licences and personal data of loose files"),
    ENCODE(Group.LOOSE, "Token ids of texts, for trying a tokenizer"),
    WARM_UP(Group.HIDDEN, "Load what most commands load; for the launcher's class archive");

    /** Headings of the overview. */
    enum Group {
        BUILD("Build a corpus"),
        STAGES("Bring one stage up to date"),
        ANSWERS("Ask a corpus"),
        REQUESTS("Honour a request"),
        LOOSE("Without a corpus"),
        HIDDEN("");

        final String heading;

        Group(String heading) {
            this.heading = heading;
        }
    }

    private final Group group;
    private final String summary;

    CommandEntry(Group group, String summary) {
        this.group = group;
        this.summary = summary;
    }

    Group group() {
        return group;
    }

    /** What the command does, in one line. */
    String summary() {
        return summary;
    }

    /** The command as it is typed. */
    String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CommandEntry> find(String commandName) {
        return Arrays.stream(values())
                .filter(entry -> entry.commandName().equals(commandName))
                .findFirst();
    }

    /** Makes the command. Only the branch that is taken loads its class. */
    StackyardCommand create(Terminal terminal) {
        return switch (this) {
            case BUILD -> new BuildCommand(terminal);
            case INGEST -> new IngestCommand(terminal);
            case LANGUAGES -> new LanguagesCommand(terminal);
            case LICENSES -> new LicensesCommand(terminal);
            case CURATE -> new CurateCommand(terminal);
            case CONVERSATIONS -> new ConversationsCommand(terminal);
            case DEDUP -> new DedupCommand(terminal);
            case REPETITION -> new RepetitionCommand(terminal);
            case REDACT -> new RedactCommand(terminal);
            case TOKENIZE -> new TokenizeCommand(terminal);
            case INDEX -> new IndexCommand(terminal);
            case EXPLAIN -> new ExplainCommand(terminal);
            case LOOKUP -> new LookupCommand(terminal);
            case REPORT -> new ReportCommand(terminal);
            case VERIFY -> new VerifyCommand(terminal);
            case REMOVE -> new RemoveCommand(terminal);
            case EXPORT -> new ExportCommand(terminal);
            case IDENTIFY -> new IdentifyCommand(terminal);
            case ENCODE -> new EncodeCommand(terminal);
            case WARM_UP -> new WarmUpCommand(terminal);
        };
    }
}
