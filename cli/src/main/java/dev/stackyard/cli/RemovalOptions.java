package dev.stackyard.cli;

import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.optout.OptOut;
import dev.stackyard.corpus.optout.OptOutReader;
import dev.stackyard.corpus.removal.RemovalRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be removed, and what is to be recorded of it. */
final class RemovalOptions {

    @Option(
            names = "--repo",
            paramLabel = "NAME",
            description = "A repository by its name in the corpus, such as octocat/hello. Case does not matter. May be "
                    + "repeated, like the next four.")
    List<String> repositories = List.of();

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "All repositories, issues and pull requests of an owner.")
    List<String> owners = List.of();

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "A repository by its address, in any of its spellings, or all below an address.")
    List<String> origins = List.of();

    @Option(
            names = "--swhid",
            paramLabel = "SWHID",
            description =
                    "A content (cnt), wherever it occurs; or a revision, root directory or snapshot (rev, dir, snp): "
                            + "the repositories that were ingested from it.")
    List<String> swhids = List.of();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "A list of all these, one a line, or BigCode's opt-out records (JSON): the forms that "
                    + "curate.opt_outs takes. A path, or s3://BUCKET/KEY.")
    List<String> lists = List.of();

    @Option(
            names = "--everywhere",
            description =
                    "Also remove the contents of a removed repository where other repositories have them: forks and "
                            + "copies. Not texts of licences.")
    boolean everywhere;

    @Option(
            names = "--mask",
            description = "Overwrite the tokens in the shards with end-of-text instead of cutting them out, so that no "
                    + "document and no token moves: for a training run that is under way.")
    boolean mask;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in your words. Recorded, and told by explain.")
    @Nullable
    String reason;

    @Option(
            names = "--request",
            paramLabel = "ID",
            description = "Your name for the request, such as a ticket. Recorded.")
    @Nullable
    String request;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "When it was requested, such as 2026-11-23 or 2026-11-23T12:00:00Z. Default: now")
    @Nullable
    String date;

    /** Whether nothing is named. */
    boolean isEmpty() {
        return repositories.isEmpty() && owners.isEmpty() && origins.isEmpty() && swhids.isEmpty() && lists.isEmpty();
    }

    /**
     * The request.
     *
     * @throws UserException if a name, address, identifier, list or date is malformed
     */
    RemovalRequest request() {
        List<OptOut> rules = new ArrayList<>();
        repositories.forEach(name -> rules.add(OptOut.repository(name, "repository " + name)));
        owners.forEach(name -> rules.add(OptOut.owner(name, "owner " + name)));
        origins.forEach(url -> rules.add(OptOut.origin(url, "origin " + url)));
        swhids.forEach(swhid -> rules.add(OptOut.identifier(swhid, swhid)));
        lists.forEach(file -> rules.addAll(OptOutReader.read(StorageFile.of(file))));
        return new RemovalRequest(
                rules, everywhere, mask, reason, request, instant().toString());
    }

    private Instant instant() {
        if (date == null) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return date.contains("T")
                    ? Instant.parse(date)
                    : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new UserException("--date " + date + ": write it as 2026-11-23 or 2026-11-23T12:00:00Z", e);
        }
    }
}
