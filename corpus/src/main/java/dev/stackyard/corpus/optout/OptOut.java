package dev.stackyard.corpus.optout;

import dev.stackyard.corpus.UserException;
import dev.stackyard.swhid.ObjectType;
import dev.stackyard.swhid.QualifiedSwhid;
import dev.stackyard.swhid.Swhid;
import dev.stackyard.swhid.SwhidFormatException;
import java.util.Locale;

/**
 * One withdrawal, in the one spelling by which it is compared: names in lower case, an address as {@code host/path}, an
 * object as its SWHID without qualifiers.
 *
 * @param kind what {@code value} names
 * @param value such as {@code octocat}, {@code octocat/hello}, {@code gitlab.com/group/project} or {@code swh:1:cnt:…}
 * @param source the place of the record that says so, such as {@code opt-outs.txt line 12}
 */
public record OptOut(Kind kind, String value, String source) {

    private static final String FILE_SCHEME = "file:";

    /** What can be withdrawn. */
    public enum Kind {
        /** Everything of an owner, on every forge. */
        OWNER,
        /** Issues of an owner, and pull requests, which are issues with code: BigCode's {@code GitHub issue}. */
        ISSUES_OF_OWNER,
        /** Pull requests of an owner, the only rows that are made of commits: BigCode's {@code Commits}. */
        COMMITS_OF_OWNER,
        /** A repository by its name, on every forge. */
        REPOSITORY,
        /** A repository by its address, or all below an address. */
        ORIGIN,
        /** A content wherever it is; a directory, revision or snapshot with all that was ingested from it. */
        IDENTIFIER
    }

    /** @throws UserException if it cannot be the name of an account */
    public static OptOut owner(String name, String source) {
        require(isName(name) && name.indexOf('/') < 0, name, "is no name of an owner, such as octocat");
        return new OptOut(Kind.OWNER, lower(name), source);
    }

    /** @throws UserException if it cannot be the name of a repository */
    public static OptOut repository(String name, String source) {
        require(isName(name), name, "is no name of a repository, such as octocat/hello");
        return new OptOut(Kind.REPOSITORY, lower(name), source);
    }

    /**
     * @param address a URL or ssh address with a host and a path, which has many spellings; or a {@code file:} URL, which
     *     is compared as it stands
     * @throws UserException if it is none of these
     */
    public static OptOut origin(String address, String source) {
        if (address.startsWith(FILE_SCHEME)) {
            return new OptOut(Kind.ORIGIN, address, source);
        }
        String key =
                OriginKey.of(address).filter(found -> found.indexOf('/') > 0).orElse("");
        require(!key.isEmpty(), address, "is no address of an owner or repository");
        return new OptOut(Kind.ORIGIN, key, source);
    }

    /** @throws UserException if it is no SWHID, or one of a release */
    public static OptOut identifier(String text, String source) {
        Swhid swhid;
        try {
            swhid = QualifiedSwhid.parse(text).core();
        } catch (SwhidFormatException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
        require(
                swhid.type() != ObjectType.RELEASE,
                text,
                "is a release, which a corpus does not know: name the revision instead");
        return new OptOut(Kind.IDENTIFIER, swhid.toString(), source);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    private static void require(boolean condition, String text, String what) {
        if (!condition) {
            throw new UserException("'" + text + "' " + what);
        }
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
