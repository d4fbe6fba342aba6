package dev.stackyard.swhid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualifiedSwhidTest {

    private static final String HASH = "94a9ed024d3859793618152ea559a168bbcbb5e2";
    private static final String CNT = "swh:1:cnt:" + HASH;
    private static final QualifiedSwhid PLAIN = QualifiedSwhid.parse(CNT);

    /** Round trips of swh-model's {@code test_swhids.py} and of ISO/IEC 18670 chapter 6. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                CNT,
                CNT + ";origin=https://github.com/python/cpython",
                CNT + ";origin=https://github.com/python/cpython;lines=1-18",
                CNT + ";origin=https://github.com/python/cpython;lines=18",
                CNT + ";origin=https://example.org/foo%3Bbar%25baz",
                CNT + ";origin=https://example.org?project=test",
                "swh:1:dir:" + HASH + ";origin=deb://Debian/packages/linuxdoc-tools",
                CNT + ";visit=swh:1:snp:" + HASH,
                CNT + ";anchor=swh:1:dir:" + HASH,
                CNT + ";anchor=swh:1:rev:" + HASH,
                CNT + ";anchor=swh:1:snp:" + HASH,
                CNT + ";path=/foo",
                CNT + ";path=/foo%3Bbar",
                CNT + ";path=/foo%25bar",
                CNT + ";path=/foo/bar%3Dbaz",
                CNT + ";lines=1-18",
                CNT + ";lines=18",
                CNT + ";bytes=0",
                CNT + ";bytes=154-315",
                "swh:1:cnt:4d99d2d18326621ccdd70f5ea66c2e2ac236ad8b"
                        + ";origin=https://gitorious.org/ocamlp3l/ocamlp3l_cvs.git"
                        + ";visit=swh:1:snp:d7f1b9eb7ccb596c2622c4780febaa02549830f9"
                        + ";anchor=swh:1:rev:2db189928c94d62a3b4757b3eec68f0a4d4113f0"
                        + ";path=/Examples/SimpleFarm/simplefarm.ml;lines=9-15"
            })
    void printsWhatItParsed(String text) {
        assertThat(QualifiedSwhid.parse(text)).hasToString(text);
    }

    @Test
    void decodesTheValues() {
        QualifiedSwhid swhid = QualifiedSwhid.parse(CNT + ";origin=https://example.org/foo%3Bbar%25baz;visit=swh:1:snp:"
                + HASH + ";anchor=swh:1:rel:" + HASH + ";path=/a%20b/%C3%A9;lines=9-15");
        assertThat(swhid)
                .isEqualTo(PLAIN.withOrigin("https://example.org/foo;bar%baz")
                        .withVisit(Swhid.parse("swh:1:snp:" + HASH))
                        .withAnchor(Swhid.parse("swh:1:rel:" + HASH))
                        .withPath("/a b/é")
                        .withFragment(Fragment.of(Fragment.Unit.LINES, 9, 15)));
    }

    @Test
    void printsInCanonicalOrder() {
        String shuffled = CNT + ";lines=2;path=/a;origin=https://example.org/;anchor=swh:1:rev:" + HASH
                + ";visit=swh:1:snp:" + HASH;
        assertThat(QualifiedSwhid.parse(shuffled))
                .hasToString(CNT + ";origin=https://example.org/;visit=swh:1:snp:" + HASH + ";anchor=swh:1:rev:" + HASH
                        + ";path=/a;lines=2");
    }

    @Test
    void bytesWinOverLines() {
        String both = CNT + ";lines=2;bytes=7-9";
        assertThat(QualifiedSwhid.parse(both)).hasToString(CNT + ";bytes=7-9");
        assertThat(QualifiedSwhid.parse(CNT + ";bytes=7-9;lines=2")).hasToString(CNT + ";bytes=7-9");
    }

    @Test
    void dropsWhatTheStandardIgnores() {
        assertThat(QualifiedSwhid.parse(CNT + ";visit=swh:1:snp:" + HASH).conforming())
                .isEqualTo(PLAIN);
        assertThat(QualifiedSwhid.parse(CNT + ";anchor=swh:1:rev:" + HASH).conforming())
                .isEqualTo(PLAIN);
        assertThat(QualifiedSwhid.parse("swh:1:dir:" + HASH + ";lines=4").conforming())
                .hasToString("swh:1:dir:" + HASH);
        QualifiedSwhid full = QualifiedSwhid.parse(CNT + ";origin=https://example.org/;visit=swh:1:snp:" + HASH
                + ";anchor=swh:1:rev:" + HASH + ";path=/a;lines=2");
        assertThat(full.conforming()).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({
        "';', 51",
        "';invalid;malformed', 58",
        "';ori=something', 51",
        "';line=10', 51",
        "';origin=a;origin=b', 60",
        "';origin=  https://some-url', 58",
        "';origin=https://some-url%', 74",
        "';origin=https://some-url%4', 74",
        "';origin=https://some-url%zz', 74",
        "';visit=swh:1:rel:94a9ed024d3859793618152ea559a168bbcbb5e2', 63",
        "';visit=1', 57",
        "';anchor=swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2', 64",
        "';anchor=swh:1:ori:94a9ed024d3859793618152ea559a168bbcbb5e2', 64",
        "';path=foo', 56",
        "';path=', 56",
        "';lines=', 57",
        "';lines=aa', 57",
        "';lines=18-aa', 60",
        "';lines=1-18/', 61",
        "';lines=1-2-3', 60",
        "';lines=0', 57",
        "';lines=9-8', 59",
        "';bytes=-1', 57",
        "';lines=99999999999999999999', 75",
        "';lines=12\u000b', 59"
    })
    void namesTheFirstWrongCharacter(String qualifiers, int offset) {
        assertThatThrownBy(() -> QualifiedSwhid.parse(CNT + qualifiers))
                .isInstanceOfSatisfying(
                        SwhidFormatException.class, e -> assertThat(e.offset()).isEqualTo(offset));
    }

    @Test
    void keepsAnyFileName() {
        long seed = 18670;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] name = new byte[random.nextInt(1, 12)];
            random.nextBytes(name);
            StringBuilder escaped = new StringBuilder(CNT + ";path=/");
            for (byte b : name) {
                boolean plain = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
                escaped.append(plain || "-._~/".indexOf(b) >= 0 ? "" + (char) b : String.format("%%%02X", b));
            }
            assertThat(QualifiedSwhid.parse(escaped.toString()))
                    .as("seed %d", seed)
                    .hasToString(escaped.toString());
        }
    }

    @Test
    void keepsAnyOrigin() {
        for (String origin : new String[] {"https://例え.jp/ab;c%3B d\u00a0e\n", "x\uD83D\uDE00y", "\uDCE9"}) {
            QualifiedSwhid swhid = PLAIN.withOrigin(origin);
            assertThat(QualifiedSwhid.parse(swhid.toString())).isEqualTo(swhid);
        }
    }

    @Test
    void refusesToBuildWhatCannotBeSaid() {
        assertThatThrownBy(() -> PLAIN.withVisit(PLAIN.core())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PLAIN.withAnchor(PLAIN.core())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PLAIN.withPath("a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fragment.of(Fragment.Unit.LINES, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fragment.of(Fragment.Unit.BYTES, 5, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
