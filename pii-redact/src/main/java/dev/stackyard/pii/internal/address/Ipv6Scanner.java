package dev.stackyard.pii.internal.address;

import dev.stackyard.pii.PiiKind;
import dev.stackyard.pii.internal.scan.Ascii;
import dev.stackyard.pii.internal.scan.ByteSet;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Mask;
import dev.stackyard.pii.internal.scan.Scanner;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.Weight;

/**
 * Finds public IPv6 addresses: a run of hexadecimal digits, colons and dots that {@link Ipv6Parser} reads whole. Scopes of
 * C++ ({@code c::d}), slices ({@code [2000::3]}), times, MAC addresses and fingerprints are told apart by how few or how
 * regular their groups are.
 */
public final class Ipv6Scanner implements Scanner {

    private static final ByteSet ADDRESS = ByteSet.of("0-9A-Fa-f:.");
    private static final ByteSet GROUP = ByteSet.of("0-9A-Fa-f:");
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
    private static final int FEWEST_GROUPS_OUTSIDE_UNICAST = 4;
    private static final String RULE = "ipv6";

    private final AllowedAddresses allowed;
    private final boolean keepPrivate;

    /** @param keepPrivate whether to leave addresses alone that no host on the public internet has */
    public Ipv6Scanner(AllowedAddresses allowed, boolean keepPrivate) {
        this.allowed = allowed;
        this.keepPrivate = keepPrivate;
    }

    @Override
    public void scan(Text text, Findings findings) {
        byte[] bytes = text.bytes();
        int end = text.end();
        int colon = Ascii.indexOf((byte) ':', bytes, text.start(), end);
        while (colon < end) {
            int next = colon + 1;
            if (GROUP.has(text.at(next)) && (GROUP.has(text.at(colon - 1)) || text.at(next) == ':')) {
                next = ADDRESS.skip(bytes, next, end);
                int start = ADDRESS.skipBack(bytes, Math.max(text.start(), colon - 5), colon);
                judge(text, begin(bytes, start), trimmed(bytes, start, next), findings);
            }
            colon = Ascii.indexOf((byte) ':', bytes, next, end);
        }
    }

    /** Leaves out a colon that stands between a name and its address. */
    private static int begin(byte[] bytes, int start) {
        return bytes[start] == ':' && bytes[start + 1] != ':' ? start + 1 : start;
    }

    /** Leaves out punctuation that follows an address: a full stop, or a colon that is not half of {@code ::}. */
    private static int trimmed(byte[] bytes, int start, int end) {
        int last = end;
        if (last > start && bytes[last - 1] == '.') {
            last--;
        }
        return last - start > 2 && bytes[last - 1] == ':' && bytes[last - 2] != ':' ? last - 1 : last;
    }

    private void judge(Text text, int start, int end, Findings findings) {
        if (end - start > LONGEST || Ascii.isWord(text.at(start - 1)) || Ascii.isWord(text.at(end))) {
            return;
        }
        int[] groups = Ipv6Parser.parse(text.bytes(), start, end);
        if (groups != null
                && !(keepPrivate && AddressRanges.isPrivateIpv6(groups))
                && !allowed.containsIpv6(groups)
                && looksMeant(text.bytes(), start, end, AddressRanges.isGlobalUnicast(groups))) {
            findings.add(new Finding(start, end, PiiKind.IPV6, RULE, Mask.IPV6, Weight.ADDRESS));
        }
    }

    private static boolean looksMeant(byte[] bytes, int start, int end, boolean globalUnicast) {
        int written = 0;
        int pairs = 0;
        int digits = 0;
        int letters = 0;
        int length = 0;
        for (int i = start; i <= end; i++) {
            if (i < end && bytes[i] != ':') {
                length++;
                digits += Ascii.isDigit(bytes[i]) ? 1 : 0;
                letters += Ascii.isLetter(bytes[i]) ? 1 : 0;
            } else if (length > 0) {
                written++;
                pairs += length == 2 ? 1 : 0;
                length = 0;
            }
        }
        boolean hardwareAddress = written == Ipv6Parser.GROUPS && pairs == written;
        boolean slice = written <= 2 && letters == 0;
        return digits > 0
                && !hardwareAddress
                && !slice
                && (globalUnicast || written >= FEWEST_GROUPS_OUTSIDE_UNICAST || isDotted(bytes, start, end));
    }

    private static boolean isDotted(byte[] bytes, int start, int end) {
        return Ascii.indexOf((byte) '.', bytes, start, end) < end;
    }
}
