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
 * Finds public IPv4 addresses: a run of digits and dots that is four octets and nothing more, and that {@link Ipv4Context}
 * does not take for a version number or a file name.
 */
public final class Ipv4Scanner implements Scanner {

    private static final ByteSet DIGITS_AND_DOTS = ByteSet.of("0-9.");
    private static final int LONGEST = "255.255.255.255".length();
    private static final String RULE = "ipv4";

    private final AllowedAddresses allowed;
    private final boolean keepPrivate;

    /** @param keepPrivate whether to leave addresses alone that no host on the public internet has */
    public Ipv4Scanner(AllowedAddresses allowed, boolean keepPrivate) {
        this.allowed = allowed;
        this.keepPrivate = keepPrivate;
    }

    @Override
    public void scan(Text text, Findings findings) {
        byte[] bytes = text.bytes();
        int end = text.end();
        int dot = Ascii.indexOf((byte) '.', bytes, text.start(), end);
        while (dot < end) {
            int next = dot + 1;
            if (Ascii.isDigit(text.at(dot - 1)) && Ascii.isDigit(text.at(next))) {
                next = DIGITS_AND_DOTS.skip(bytes, next, end);
                int start = DIGITS_AND_DOTS.skipBack(bytes, Math.max(text.start(), dot - 4), dot);
                judge(text, start, bytes[next - 1] == '.' ? next - 1 : next, findings);
            }
            dot = Ascii.indexOf((byte) '.', bytes, next, end);
        }
    }

    private void judge(Text text, int start, int end, Findings findings) {
        if (end - start > LONGEST) {
            return;
        }
        long address = Ipv4Parser.parse(text.bytes(), start, end);
        if (address >= 0
                && !(keepPrivate && AddressRanges.isPrivateIpv4((int) address))
                && !allowed.containsIpv4((int) address)
                && Ipv4Context.isAddress(text, start, end)) {
            findings.add(new Finding(start, end, PiiKind.IPV4, RULE, Mask.IPV4, Weight.ADDRESS));
        }
    }
}
