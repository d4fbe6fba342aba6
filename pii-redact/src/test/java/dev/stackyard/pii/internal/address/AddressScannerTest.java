package dev.stackyard.pii.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Scanner;
import dev.stackyard.pii.internal.scan.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressScannerTest {

    private static final AllowedAddresses ALLOWED = new AllowedAddresses(List.of("8.8.8.8", "2001:4860:4860::8888"));
    private static final Scanner IPV4 = new Ipv4Scanner(ALLOWED, true);
    private static final Scanner IPV6 = new Ipv6Scanner(ALLOWED, true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host = "52.14.201.77"                       | 52.14.201.77
            http://52.14.201.77:8080/x                  | 52.14.201.77
            52.14.201.77/24                             | 52.14.201.77
            [52.14.201.77]                              | 52.14.201.77
            root@52.14.201.77:~                         | 52.14.201.77
            Listening on 52.14.201.77.                  | 52.14.201.77
            "\\n52.14.201.77"                           | 52.14.201.77
            dns_server: 5.2.8.1                         | 5.2.8.1
            <ip>52.14.201.77</ip>                       | 52.14.201.77
            /ip4/52.14.201.77/tcp/4001                  | 52.14.201.77
            server version 2, at address 52.14.201.77   | 52.14.201.77
            -52.14.201.77                               | 52.14.201.77
            """)
    void findsIpv4(String text, String address) {
        assertThat(found(IPV4, text)).containsExactly(address);
    }

    @Test
    void findsBothEndsOfARange() {
        assertThat(found(IPV4, "52.14.201.77-52.14.201.99")).containsExactly("52.14.201.77", "52.14.201.99");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 52.14.201.77",
                "v52.14.201.77",
                "package==52.14.20.7",
                "lib-12.1.3.11.tar.gz",
                "12.1.3.11-beta",
                "12.1.3.11.dll",
                "Version=\"12.1.105.3\"",
                "AssemblyVersion(\"12.0.10.5\")",
                "1.3.6.1.4.1",
                "2.5.29.15",
                "256.1.1.10",
                "01.02.03.04",
                "1.2.3",
                "1.2.3.4.5",
                "x = 1.2.3.4",
                "Chrome/91.0.44.124",
                "section 12.10.3.14",
                "10.0.0.1",
                "127.0.0.1",
                "192.168.10.12",
                "172.16.254.1",
                "8.8.8.8",
                "255.255.255.0",
                "203.0.113.77",
                "224.0.0.251",
                "0.0.0.0",
                "~> 12.1.3.11x",
                "192.0.2.17",
                "a12.1.3.11",
                "12.1.3.11_x"
            })
    void leavesOtherNumbersWithDotsAlone(String text) {
        assertThat(found(IPV4, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "2607:f8b0:4005:805::200e"                  | 2607:f8b0:4005:805::200e
            [2a00:1450:4001:81b::2003]:443              | 2a00:1450:4001:81b::2003
            addr:2a02:26f0:dc:39a:0:0:0:2add            | 2a02:26f0:dc:39a:0:0:0:2add
            host 2400:cb00:2048:1::c629:d7a2.           | 2400:cb00:2048:1::c629:d7a2
            ::ffff:52.14.201.77                         | ::ffff:52.14.201.77
            9f4e:71c2:0b3a:5d21:aa07:1199:c0de:4411     | 9f4e:71c2:0b3a:5d21:aa07:1199:c0de:4411
            2a00:1450::/32                              | 2a00:1450::
            """)
    void findsIpv6(String text, String address) {
        assertThat(found(IPV6, text)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "std::abs",
                "a::b",
                "b2::c3",
                "dead::beef",
                "x[2000::3]",
                "12:30:45",
                "aa:bb:cc:dd:ee:ff",
                "00:11:22:33:44:55:66:77",
                "de:ad:be:ef:de:ad:be:ef:de:ad:be:ef:de:ad:be:ef",
                "::",
                "::1",
                "fe80::1",
                "fd00:c2b6:b24b:be67:2827:688d:e6a1:6a3b",
                "2001:db8::1",
                "2001:4860:4860::8888",
                "::ffff:10.0.0.1",
                "2001::foo",
                "2607:f8b0:4005:805::200g",
                "2024:01:15:10:20:30",
                "ff02::fb",
                "c::d::e",
                "1:2:3:4:5:6:7:8:9"
            })
    void leavesOtherColonsAlone(String text) {
        assertThat(found(IPV6, text)).isEmpty();
    }

    @Test
    void masksPrivateAddressesWhenAsked() {
        assertThat(found(new Ipv4Scanner(ALLOWED, false), "host 10.1.2.13")).containsExactly("10.1.2.13");
        assertThat(found(new Ipv6Scanner(ALLOWED, false), "fe80:1:2:3::1")).containsExactly("fe80:1:2:3::1");
    }

    @Test
    void refusesAnAllowedAddressThatIsNone() {
        assertThatThrownBy(() -> new AllowedAddresses(List.of("1.2.3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.2.3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBytesAreReadWithoutFailing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] alphabet = "0123456789abF.:.:-/ \n\\=".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(1, 60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            String text = new String(bytes, StandardCharsets.US_ASCII);
            found(IPV4, text).forEach(address -> assertThat(text).contains(address));
            found(IPV6, text).forEach(address -> assertThat(text).contains(address));
        }
    }

    private static List<String> found(Scanner scanner, String text) {
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
        Findings findings = new Findings();
        scanner.scan(Text.of(new ByteSlice(bytes, 2, bytes.length - 4), ""), findings);
        return findings.list().stream()
                .map(finding -> new String(bytes, finding.start(), finding.length(), StandardCharsets.UTF_8))
                .toList();
    }
}
