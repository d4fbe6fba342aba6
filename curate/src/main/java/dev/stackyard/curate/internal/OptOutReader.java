package dev.stackyard.curate.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stackyard.corpus.UserException;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.SwhidFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads one opt-out file.
 *
 * <p><b>Lines.</b> Each line names what to leave out: an owner ({@code octocat}), a repository ({@code octocat/hello}), an
 * address of either ({@code https://gitlab.com/group/project}), or a SWHID of a content, directory, revision or snapshot,
 * whose qualifiers are passed over: what it identifies is left out wherever it is found. Blank lines and lines that begin
 * with {@code #} are passed over.
 *
 * <p><b>JSON</b>, told by the brace that it begins with: BigCode's map of users to lists (bigcode-project/the-stack-v2,
 * {@code pull_requests_and_issues/util.py}). {@code all} withdraws everything of the user, {@code Commits} and {@code
 * GitHub issue} only that ({@link OptOuts.Scope}), anything else is a repository, of that user if it has no slash.
 */
final class OptOutReader {

    private static final String ALL = "all";
    private static final String COMMITS = "Commits";
    private static final String ISSUES = "GitHub issue";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]++");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~-]++(?:/[A-Za-z0-9._~-]++)++");

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final OptOuts optOuts;

    OptOutReader(Path file, OptOuts optOuts) {
        this.file = file;
        this.optOuts = optOuts;
    }

    /** @throws UserException naming the file and the first malformed line */
    void read() {
        String text = UserFiles.readText(file, "opt-out");
        if (text.stripLeading().startsWith("{")) {
            readJson(text);
            return;
        }
        int lineNumber = 0;
        for (String line : text.split("\n", -1)) {
            lineNumber++;
            String entry = line.strip();
            if (!entry.isEmpty() && !entry.startsWith("#")) {
                readEntry(entry, lineNumber);
            }
        }
    }

    private void readEntry(String entry, int lineNumber) {
        String source = source(lineNumber);
        if (entry.startsWith("swh:")) {
            readIdentifier(entry, lineNumber);
        } else if (OriginKey.isAddress(entry)) {
            String key = OriginKey.of(entry)
                    .filter(found -> found.indexOf('/') > 0)
                    .orElseThrow(
                            () -> malformed(lineNumber, "'" + entry + "' is no address of an owner or repository"));
            optOuts.addOrigin(key, source);
        } else if (NAME.matcher(entry).matches()) {
            optOuts.addOwner(entry, source);
        } else if (PATH.matcher(entry).matches()) {
            optOuts.addRepository(entry, source);
        } else {
            throw malformed(lineNumber, "'" + entry + "' is neither owner, owner/repository, address nor SWHID");
        }
    }

    private void readIdentifier(String entry, int lineNumber) {
        QualifiedSwhid swhid;
        try {
            swhid = QualifiedSwhid.parse(entry);
        } catch (SwhidFormatException e) {
            throw malformed(lineNumber, String.valueOf(e.getMessage()));
        }
        if (swhid.core().type() == ObjectType.RELEASE) {
            throw malformed(lineNumber, "a corpus does not know releases: name the revision instead");
        }
        optOuts.addIdentifier(swhid.core().type(), swhid.core().hash().hex(), source(lineNumber));
    }

    private void readJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readUser(parser, parser.currentName());
            }
            if (parser.nextToken() != null) {
                throw malformed(line(parser), "text follows the map of users");
            }
        } catch (JsonProcessingException e) {
            throw malformed(e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading a string cannot fail", e);
        }
    }

    private void readUser(JsonParser parser, String user) throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            throw malformed(line(parser), "user " + user + " has no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw malformed(line(parser), "the list of user " + user + " holds something that is no string");
            }
            addWithdrawal(user, parser.getText(), source(line(parser)));
        }
    }

    private void addWithdrawal(String user, String what, String source) {
        switch (what) {
            case ALL -> optOuts.addOwner(user, source);
            case COMMITS -> optOuts.addScopedOwner(OptOuts.Scope.COMMITS, user, source);
            case ISSUES -> optOuts.addScopedOwner(OptOuts.Scope.ISSUES, user, source);
            default -> optOuts.addRepository(what.contains("/") ? what : user + "/" + what, source);
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }

    private String source(int lineNumber) {
        return file.getFileName() + " line " + lineNumber;
    }

    private UserException malformed(int lineNumber, String what) {
        return new UserException("opt-out file " + file + " line " + lineNumber + " is malformed: " + what);
    }
}
