package dev.stackyard.swhid;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a revision that its identifier is computed from (ISO/IEC 18670 section 5.4).
 *
 * @param directory the root directory
 * @param parents in order
 * @param extraHeaders such as {@code encoding} and {@code gpgsig}, in order; a key may come twice
 * @param message raw bytes; null is not the same as empty
 */
public record Revision(
        ObjectHash directory,
        List<ObjectHash> parents,
        Signature author,
        Signature committer,
        List<Map.Entry<String, String>> extraHeaders,
        byte @Nullable [] message) {

    public Revision {
        parents = List.copyOf(parents);
        extraHeaders = List.copyOf(extraHeaders);
    }

    /** The bytes that are hashed: git's commit object without its header. */
    public byte[] payload() {
        HeaderBlock block = new HeaderBlock().add("tree", directory.hex());
        parents.forEach(parent -> block.add("parent", parent.hex()));
        block.add("author", author.bytes()).add("committer", committer.bytes());
        extraHeaders.forEach(header -> block.add(header.getKey(), header.getValue()));
        return block.message(message).bytes();
    }

    /** The revision's identifier. */
    public Swhid swhid() {
        return new Swhid(ObjectType.REVISION, ObjectHasher.hash(ObjectType.REVISION, payload()));
    }
}
