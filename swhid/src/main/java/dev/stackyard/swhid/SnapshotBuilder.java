package dev.stackyard.swhid;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes the identifier of a snapshot from its branches, added in any order (ISO/IEC 18670 section 5.6; for dangling
 * branches swh-model's {@code snapshot_git_object}). A branch that is added twice counts once, with its last target.
 */
public final class SnapshotBuilder {

    private final Map<byte[], Target> branches = new TreeMap<>(Arrays::compareUnsigned);

    /** @param id what identifies the target: 20 bytes, a branch's name, or nothing */
    private record Target(String type, byte[] id) {}

    /**
     * Adds a branch.
     *
     * @param name full name, such as {@code refs/heads/main}; not modified
     */
    public SnapshotBuilder add(byte[] name, Swhid target) {
        branches.put(
                name, new Target(target.type().branchTargetName(), target.hash().toBytes()));
        return this;
    }

    /** Adds a branch that stands for another one, which need not exist. */
    public SnapshotBuilder addAlias(byte[] name, byte[] target) {
        branches.put(name, new Target("alias", target));
        return this;
    }

    /** Adds a branch whose target is unknown. */
    public SnapshotBuilder addDangling(byte[] name) {
        branches.put(name, new Target("dangling", new byte[0]));
        return this;
    }

    /** Whether a branch of this name was added. */
    public boolean contains(byte[] name) {
        return branches.containsKey(name);
    }

    /** The bytes that are hashed. */
    public byte[] payload() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        branches.forEach((name, target) -> {
            out.writeBytes(target.type().getBytes(StandardCharsets.US_ASCII));
            out.write(' ');
            out.writeBytes(name);
            out.write(0);
            out.writeBytes((target.id().length + ":").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(target.id());
        });
        return out.toByteArray();
    }

    /** The identifier of a snapshot with the branches so far. */
    public Swhid swhid() {
        return new Swhid(ObjectType.SNAPSHOT, ObjectHasher.hash(ObjectType.SNAPSHOT, payload()));
    }
}
