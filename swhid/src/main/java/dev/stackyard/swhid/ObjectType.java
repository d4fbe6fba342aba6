package dev.stackyard.swhid;

/**
 * What a SWHID identifies, with its tag in identifiers (ISO/IEC 18670 section 5.1) and the type name that is hashed in
 * front of the object's bytes (sections 5.2 to 5.6), which is git's wherever git has such an object.
 */
public enum ObjectType {
    /** The bytes of a file; git's blob. */
    CONTENT("cnt", "blob", "content"),
    /** Named entries with modes; git's tree. */
    DIRECTORY("dir", "tree", "directory"),
    /** A recorded state of a directory; git's commit. */
    REVISION("rev", "commit", "revision"),
    /** A named object, usually a revision; git's annotated tag. */
    RELEASE("rel", "tag", "release"),
    /** All branches of an origin at one moment; git has no such object. */
    SNAPSHOT("snp", "snapshot", "snapshot");

    private final String tag;
    private final String gitName;
    private final String branchTargetName;

    ObjectType(String tag, String gitName, String branchTargetName) {
        this.tag = tag;
        this.gitName = gitName;
        this.branchTargetName = branchTargetName;
    }

    /** The three letters in an identifier, such as {@code cnt}. */
    public String tag() {
        return tag;
    }

    /** The type name in the hashed header, such as {@code blob}. */
    public String gitName() {
        return gitName;
    }

    /** The type name in a snapshot's list of branches, such as {@code revision}. */
    String branchTargetName() {
        return branchTargetName;
    }
}
