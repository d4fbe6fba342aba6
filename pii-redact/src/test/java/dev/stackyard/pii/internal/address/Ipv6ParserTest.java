package dev.stackyard.pii.internal.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6ParserTest {

    private static final String[] PIECES = {
        "0", "1", "ab", "FFFF", "12345", ":", ":", "::", "1.2.3.4", "300.1.1.1", "g", "."
    };

    private static final Pattern LENIENCY = Pattern.compile("[.]0[0-9]|(^|:)0[0-9]+[.]|[0-9A-Fa-f]{5}");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsWhatTheJdkReads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(1, 18);
            for (int i = 0; i < pieces; i++) {
                text.append(random.nextInt(3) == 0 ? PIECES[random.nextInt(PIECES.length)] : (i % 2 == 0 ? "a1" : ":"));
            }
            assertThat(parse(text.toString()))
                    .as("seed %s, text %s", seed, text)
                    .isEqualTo(jdk(text.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:8:800:200c:417a, 2001:db8:0:0:8:800:200c:417a",
        "2001:DB8::8:800:200C:417A, 2001:db8:0:0:8:800:200c:417a",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "::ffff:129.144.52.38, 0:0:0:0:0:ffff:8190:3426",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221"
    })
    void readsTheExamplesOfRfc4291(String text, String groups) {
        assertThat(parse(text)).isEqualTo(groups);
    }

    private static @Nullable String parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] groups = Ipv6Parser.parse(bytes, 0, bytes.length);
        return groups == null ? null : print(groups);
    }

    /**
     * The JDK takes a text with a colon for an address and never asks a name server. It reads octets with leading zeros
     * and groups of five digits, which RFC 4291, Python and we do not.
     */
    private static @Nullable String jdk(String text) {
        if (text.indexOf(':') < 0 || LENIENCY.matcher(text).find()) {
            return null;
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            byte[] bytes = address.getAddress();
            int[] groups = new int[8];
            groups[5] = address instanceof Inet4Address ? 0xFFFF : 0;
            for (int i = 0; i < bytes.length; i++) {
                groups[(16 - bytes.length + i) / 2] |= (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
            }
            return print(groups);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String print(int[] groups) {
        StringBuilder text = new StringBuilder();
        for (int group : groups) {
            text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(group));
        }
        return text.toString();
    }
}
