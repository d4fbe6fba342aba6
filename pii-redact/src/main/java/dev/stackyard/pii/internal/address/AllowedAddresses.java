package dev.stackyard.pii.internal.address;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Addresses that are not masked, such as those of public name servers. Immutable. */
public final class AllowedAddresses {

    private final Set<Integer> ipv4 = new HashSet<>();
    private final Set<List<Integer>> ipv6 = new HashSet<>();

    /**
     * @param addresses IPv4 or IPv6 addresses in any textual form
     * @throws IllegalArgumentException if one is neither
     */
    public AllowedAddresses(List<String> addresses) {
        for (String address : addresses) {
            byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
            long value = Ipv4Parser.parse(bytes, 0, bytes.length);
            int[] groups = value < 0 ? Ipv6Parser.parse(bytes, 0, bytes.length) : new int[0];
            if (groups == null) {
                throw new IllegalArgumentException(
                        "allowed address '" + address + "' is neither an IPv4 nor an IPv6 address");
            }
            if (value >= 0) {
                ipv4.add((int) value);
            } else {
                ipv6.add(boxed(groups));
            }
        }
    }

    boolean containsIpv4(int address) {
        return ipv4.contains(address);
    }

    boolean containsIpv6(int[] groups) {
        return ipv6.contains(boxed(groups));
    }

    private static List<Integer> boxed(int[] groups) {
        return Arrays.stream(groups).boxed().toList();
    }
}
