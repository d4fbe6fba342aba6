package dev.stackyard.swhid;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a release that its identifier is computed from (ISO/IEC 18670 section 5.5).
 *
 * @param target what is released
 * @param name such as {@code v1.0}
 * @param author null for the releases of old that have none
 * @param message raw bytes; null is not the same as empty
 */
public record Release(Swhid target, String name, @Nullable Signature author, byte @Nullable [] message) {

    /** The bytes that are hashed: git's tag object without its header. */
    public byte[] payload() {
        HeaderBlock block = new HeaderBlock()
                .add("object", target.hash().hex())
                .add("type", targetName(target.type()))
                .add("tag", name);
        if (author != null) {
            block.add("tagger", author.bytes());
        }
        return block.message(message).bytes();
    }

    /** Git has no snapshots; swh-model's {@code target_type_to_git} calls them {@code refs}. */
    private static String targetName(ObjectType type) {
        return type == ObjectType.SNAPSHOT ? "refs" : type.gitName();
    }

    /** The release's identifier. */
    public Swhid swhid() {
        return new Swhid(ObjectType.RELEASE, ObjectHasher.hash(ObjectType.RELEASE, payload()));
    }
}
