package dev.stackyard.pii.internal.address;

import dev.stackyard.pii.internal.scan.Ascii;

/** Reads IPv4 addresses as four decimal octets. */
final class Ipv4Parser {

    private Ipv4Parser() {}

    /**
     * The address that fills a range exactly, first octet in bits 24 to 31; -1 if it holds none. Octets run from 0 to 255
     * without leading zeros, as in Python's {@code ipaddress} since 3.9.5.
     *
     * @param bytes ASCII
     */
    static long parse(byte[] bytes, int from, int to) {
        long address = 0;
        int i = from;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && (i >= to || bytes[i++] != '.')) {
                return -1;
            }
            int first = i;
            int value = 0;
            while (i < to && i - first < 3 && Ascii.isDigit(bytes[i])) {
                value = value * 10 + bytes[i++] - '0';
            }
            if (i == first || value > 255 || (bytes[first] == '0' && i > first + 1)) {
                return -1;
            }
            address = address << 8 | value;
        }
        return i == to ? address : -1;
    }
}
