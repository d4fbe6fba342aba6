package dev.stackyard.pii.internal.address;

/**
 * Which addresses belong to no one in particular. The ranges are those for which Python 3.11's {@code
 * ipaddress.ip_address(x).is_private} holds, which BigCode's redaction asks (IANA's special-purpose registries, RFC 6890),
 * and multicast, which is no host's address either.
 */
final class AddressRanges {

    /** First address and prefix length of each private IPv4 range. */
    private static final int[][] PRIVATE_IPV4 = {
        {ipv4(0, 0, 0, 0), 8}, // this network
        {ipv4(10, 0, 0, 0), 8}, // private use
        {ipv4(127, 0, 0, 0), 8}, // loopback
        {ipv4(169, 254, 0, 0), 16}, // link local
        {ipv4(172, 16, 0, 0), 12}, // private use
        {ipv4(192, 0, 0, 0), 29}, // IPv4 service continuity
        {ipv4(192, 0, 0, 170), 31}, // NAT64 discovery
        {ipv4(192, 0, 2, 0), 24}, // documentation
        {ipv4(192, 168, 0, 0), 16}, // private use
        {ipv4(198, 18, 0, 0), 15}, // benchmarking
        {ipv4(198, 51, 100, 0), 24}, // documentation
        {ipv4(203, 0, 113, 0), 24}, // documentation
        {ipv4(224, 0, 0, 0), 3}, // multicast, reserved, broadcast, and netmasks
    };

    private AddressRanges() {}

    static int ipv4(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }

    /** Whether an IPv4 address, first octet in the highest byte, is no host's on the public internet. */
    static boolean isPrivateIpv4(int address) {
        for (int[] range : PRIVATE_IPV4) {
            if ((address ^ range[0]) >>> (32 - range[1]) == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an IPv6 address is no host's on the public internet. One that embeds an IPv4 address is judged by that.
     *
     * @param groups its eight 16-bit groups
     */
    static boolean isPrivateIpv6(int[] groups) {
        if (embedsIpv4(groups)) {
            return isPrivateIpv4(groups[6] << 16 | groups[7]);
        }
        int first = groups[0];
        int second = groups[1];
        return (isZero(groups, 0, 7) && groups[7] <= 1) // unspecified, loopback
                || (first == 0x0100 && isZero(groups, 1, 4)) // discard only, 100::/64
                || (first == 0x2001 && second < 0x0200) // protocol assignments, 2001::/23
                || (first == 0x2001 && second == 0x0DB8) // documentation
                || (first == 0x3FFF && second < 0x1000) // documentation, RFC 9637
                || (first & 0xFE00) == 0xFC00 // unique local
                || (first & 0xFFC0) == 0xFE80 // link local
                || (first & 0xFF00) == 0xFF00; // multicast
    }

    /** Whether an address lies in 2000::/3, the only part of the space that is given out (RFC 4291, section 2.4). */
    static boolean isGlobalUnicast(int[] groups) {
        return (groups[0] & 0xE000) == 0x2000;
    }

    /** IPv4-mapped ({@code ::ffff:0:0/96}) or NAT64 ({@code 64:ff9b::/96}, RFC 6052). */
    private static boolean embedsIpv4(int[] groups) {
        boolean mapped = isZero(groups, 0, 5) && groups[5] == 0xFFFF;
        boolean translated = groups[0] == 0x64 && groups[1] == 0xFF9B && isZero(groups, 2, 6);
        return mapped || translated;
    }

    private static boolean isZero(int[] groups, int from, int to) {
        for (int i = from; i < to; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
