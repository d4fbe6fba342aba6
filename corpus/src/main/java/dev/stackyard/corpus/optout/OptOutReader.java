package dev.stackyard.corpus.optout;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.corpus.UserFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * GitHub issue} only that ({@link OptOut.Kind}), anything else is a repository, of that user if it has no slash.
 */
public final class OptOutReader {

    private static final String ALL = "all";
    private static final String COMMITS = "Commits";
    private static final String ISSUES = "GitHub issue";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]++");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~-]++(?:/[A-Za-z0-9._~-]++)++");

    private static final JsonFactory JSON = new JsonFactory();

    private final StorageFile file;
    private final List<OptOut> optOuts = new ArrayList<>();

    private OptOutReader(StorageFile file) {
        this.file = file;
    }

    /** @throws UserException naming the file and the first malformed line */
    public static List<OptOut> read(StorageFile file) {
        OptOutReader reader = new OptOutReader(file);
        reader.read();
        return List.copyOf(reader.optOuts);
    }

    private void read() {
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
        try {
            if (entry.startsWith("swh:")) {
                optOuts.add(OptOut.identifier(entry, source));
            } else if (OriginKey.isAddress(entry)) {
                optOuts.add(OptOut.origin(entry, source));
            } else if (NAME.matcher(entry).matches()) {
                optOuts.add(OptOut.owner(entry, source));
            } else if (PATH.matcher(entry).matches()) {
                optOuts.add(OptOut.repository(entry, source));
            } else {
                throw new UserException("'" + entry + "' is neither owner, owner/repository, address nor SWHID");
            }
        } catch (UserException e) {
            throw malformed(lineNumber, String.valueOf(e.getMessage()));
        }
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
        String owner = OptOut.lower(user);
        optOuts.add(
                switch (what) {
                    case ALL -> new OptOut(OptOut.Kind.OWNER, owner, source);
                    case COMMITS -> new OptOut(OptOut.Kind.COMMITS_OF_OWNER, owner, source);
                    case ISSUES -> new OptOut(OptOut.Kind.ISSUES_OF_OWNER, owner, source);
                    default ->
                        new OptOut(
                                OptOut.Kind.REPOSITORY,
                                OptOut.lower(what.contains("/") ? what : user + "/" + what),
                                source);
                });
    }

    private static int line(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }

    private String source(int lineNumber) {
        return file.name() + " line " + lineNumber;
    }

    private UserException malformed(int lineNumber, String what) {
        return new UserException("opt-out file " + file.location() + " line " + lineNumber + " is malformed: " + what);
    }
}
