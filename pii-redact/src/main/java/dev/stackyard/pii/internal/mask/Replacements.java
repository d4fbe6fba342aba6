package dev.stackyard.pii.internal.mask;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Mask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in the place of the findings of one file, as The Stack v2 does it: {@code <EMAIL>}, {@code <KEY>} and {@code
 * <PASSWORD>} as plain text, and for an address one of five private ones of its kind. Source: {@code
 * pii/ner/pii_redaction/utils.py} of bigcode-project/bigcode-dataset. There the address is drawn from a random generator;
 * here the value and a seed decide, so that a file's redaction depends on nothing but itself. The same value in a file
 * always has the same replacement: that of its first occurrence. Not thread-safe.
 */
public final class Replacements {

    private static final List<String> IPV4 =
            List.of("172.16.31.10", "172.16.58.3", "172.16.17.32", "192.168.127.12", "192.168.3.11");

    private static final List<String> IPV6 = List.of(
            "fd00:c2b6:b24b:be67:2827:688d:e6a1:6a3b",
            "fd00:a516:7c1b:17cd:6d81:2137:bd2a:2c5b",
            "fc00:e968:6179::de52:7100",
            "fc00:db20:35b:7399::5",
            "fdf8:f53e:61e4::18");

    private final long seed;
    private final Map<ByteSlice, String> chosen = new HashMap<>();

    public Replacements(long seed) {
        this.seed = seed;
    }

    /** What a finding in {@code bytes} is replaced with. */
    public String of(byte[] bytes, Finding finding) {
        ByteSlice value = new ByteSlice(bytes, finding.start(), finding.length());
        return chosen.computeIfAbsent(value, key -> replacement(finding.mask(), key));
    }

    private String replacement(Mask mask, ByteSlice value) {
        return switch (mask) {
            case EMAIL -> "<EMAIL>";
            case KEY -> "<KEY>";
            case PASSWORD -> "<PASSWORD>";
            case IPV4 -> draw(IPV4, value);
            case IPV6 -> draw(IPV6, value);
        };
    }

    /** Draws by FNV-1a over the value's bytes, with the finalizer of SplitMix64 to spread it. */
    private String draw(List<String> addresses, ByteSlice value) {
        long hash = 0xCBF29CE484222325L ^ seed;
        for (int i = value.offset(); i < value.end(); i++) {
            hash = (hash ^ (value.array()[i] & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return addresses.get((int) Long.remainderUnsigned(hash ^ (hash >>> 31), addresses.size()));
    }
}
