package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** A pack and index written by hand, as git would never write them. */
final class CraftedPack {

    private final ByteArrayOutputStream pack = new ByteArrayOutputStream();
    private final Map<ObjectHash, Integer> offsets = new TreeMap<>();

    CraftedPack() {
        pack.writeBytes(new byte[] {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0, 0, 0, 9});
    }

    CraftedPack whole(ObjectHash id, int type, byte[] payload) {
        begin(id, type, payload.length);
        return deflate(payload);
    }

    CraftedPack refDelta(ObjectHash id, ObjectHash base, byte[] delta) {
        begin(id, 7, delta.length);
        pack.writeBytes(base.toBytes());
        return deflate(delta);
    }

    private void begin(ObjectHash id, int type, long size) {
        offsets.put(id, pack.size());
        long rest = size >> 4;
        pack.write((int) ((type << 4) | (size & 15) | (rest > 0 ? 0x80 : 0)));
        while (rest > 0) {
            pack.write((int) ((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            rest >>= 7;
        }
    }

    private CraftedPack deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length + 100];
        pack.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return this;
    }

    void write(Path directory, String name) throws IOException {
        pack.writeBytes(new byte[20]);
        Files.write(directory.resolve(name + ".pack"), pack.toByteArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream index = new DataOutputStream(bytes);
        index.writeInt(0xFF744F63);
        index.writeInt(2);
        for (int b = 0; b < 256; b++) {
            int upTo = b;
            index.writeInt((int) offsets.keySet().stream()
                    .filter(id -> (id.first() >>> 56) <= upTo)
                    .count());
        }
        for (ObjectHash id : offsets.keySet()) {
            index.write(id.toBytes());
        }
        index.write(new byte[4 * offsets.size()]);
        for (int offset : offsets.values()) {
            index.writeInt(offset);
        }
        index.write(new byte[40]);
        Files.write(directory.resolve(name + ".idx"), bytes.toByteArray());
    }
}
