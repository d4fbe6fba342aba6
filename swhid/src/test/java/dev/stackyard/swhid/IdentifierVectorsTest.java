package dev.stackyard.swhid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The identifiers that swh-model computes for the objects of its {@code swh/model/tests/test_identifiers.py} (revision
 * c32a818f7afb, July 2026), field values included.
 */
class IdentifierVectorsTest {

    private static final Signature LINUS =
            new Signature("Linus Torvalds <torvalds@linux-foundation.org>", 1436739030, "-0700");
    private static final Signature JIANG = new Signature("Jiang Xin <worldhello.net@gmail.com>", 1428538899, "+0800");
    private static final Signature LINUS_2005 =
            new Signature("Linus Torvalds <torvalds@g5.osdl.org>", 1130457753, "-0700");
    private static final List<ObjectHash> JIANG_PARENTS =
            List.of(hash("689664ae944b4692724f13b709a4e4de28b54e57"), hash("c888305e1efbaa252d01b4e5e6b778f865a97514"));
    private static final Swhid V2_6_12 = revision("9ee1c939d1cb936b1f98e8d81aeffab57bae46ab");

    @Test
    void directory() {
        DirectoryBuilder builder = new DirectoryBuilder()
                .add("README", "100644", hash("37ec8ea2110c0b7a32fbb0e872f6e7debbf95e21"))
                .add("Rakefile", "100644", hash("3bb0e8592a41ae3185ee32266c860714980dbed7"))
                .add("app", "40000", hash("61e6e867f5d7ba3b40540869bc050b0c4fed9e95"))
                .add("1.megabyte", "100644", hash("7c2b2fbdd57d6765cdc9d84c2d7d333f11be7fb3"))
                .add("config", "40000", hash("591dfe784a2e9ccc63aaba1cb68a765734310d98"))
                .add("public", "40000", hash("9588bf4522c2b4648bfd1c61d175d1f88c1ad4a5"))
                .add("development.sqlite3", "100644", hash("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"))
                .add("doc", "40000", hash("154705c6aa1c8ead8c99c7915373e3c44012057f"))
                .add("db", "40000", hash("85f157bdc39356b7bc7de9d0099b4ced8b3b382c"))
                .add("log", "40000", hash("5e3d3941c51cce73352dff89c805a304ba96fffe"))
                .add("script", "40000", hash("1b278423caf176da3f3533592012502aa10f566c"))
                .add("test", "40000", hash("035f0437c080bfd8711670b3e8677e686c69c763"))
                .add("vendor", "40000", hash("7c0dc9ad978c1af3f9a4ce061e50f5918bd27138"))
                .add("will_paginate", "160000", hash("3d531e169db92a16a9a8974f0ae6edf52e52659e"))
                .add("order", "40000", hash("62cdb7020ff920e5aa642c3d4066950dd1f01f4d"))
                .add("order.", "40000", hash("0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"))
                .add("order0", "40000", hash("bbe960a25ea311d21d40669e93df2003ba9b90a2"));
        assertThat(builder.swhid()).hasToString("swh:1:dir:d7ed3d2c31d608823be58b1cbe57605310615231");
        assertThat(new DirectoryBuilder().swhid()).hasToString("swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    }

    @Test
    void revisionOfLinus() {
        assertRevision("bc0195aad0daa2ad5b0d76cce22b167bc3435590", linus(List.of()));
    }

    @Test
    void revisionWithExtraHeaders() {
        assertRevision(
                "010d34f384fa99d047cdd5e2f41e56e5c2feee45",
                linus(List.of(
                        Map.entry("svn-repo-uuid", "046f1af7-66c2-d61b-5410-ce57b7db7bff"),
                        Map.entry("svn-revision", "10"))));
    }

    private static Revision linus(List<Map.Entry<String, String>> headers) {
        return new Revision(
                hash("85a74718d377195e1efd0843ba4f3260bad4fe07"),
                List.of(hash("01e2d0627a9a6edb24c37db45db5ecb31e9de808")),
                LINUS,
                LINUS,
                headers,
                utf8("Linux 4.2-rc2\n"));
    }

    @Test
    void syntheticRevision() {
        Signature robot = new Signature("Software Heritage <robot@softwareheritage.org>", 1437047495, "+0000");
        assertRevision(
                "b2a7e1260492e344fab3cbf91bc13c91e05426fd",
                new Revision(
                        hash("d11f00a6a0fea6055341d25584b5a96516c0d2b8"),
                        List.of(),
                        robot,
                        robot,
                        List.of(),
                        utf8("synthetic revision message\n")));
    }

    @Test
    void revisionWithSignature() {
        String gpgsig = """
                -----BEGIN PGP SIGNATURE-----
                Version: GnuPG v1.4.13 (Darwin)

                iQIcBAABAgAGBQJVJcYsAAoJEBiY3kIkQRNJVAUQAJ8/XQIfMqqC5oYeEFfHOPYZ
                L7qy46bXHVBa9Qd8zAJ2Dou3IbI2ZoF6/Et89K/UggOycMlt5FKV/9toWyuZv4Po
                L682wonoxX99qvVTHo6+wtnmYO7+G0f82h+qHMErxjP+I6gzRNBvRr+SfY7VlGdK
                wikMKOMWC5smrScSHITnOq1Ews5pe3N7qDYMzK0XVZmgDoaem4RSWMJs4My/qVLN
                e0CqYWq2A22GX7sXl6pjneJYQvcAXUX+CAzp24QnPSb+Q22Guj91TcxLFcHCTDdn
                qgqMsEyMiisoglwrCbO+D+1xq9mjN9tNFWP66SQ48mrrHYTBV5sz9eJyDfroJaLP
                CWgbDTgq6GzRMehHT3hXfYS5NNatjnhkNISXR7pnVP/obIi/vpWh5ll6Gd8q26z+
                a/O41UzOaLTeNI365MWT4/cnXohVLRG7iVJbAbCxoQmEgsYMRc/pBAzWJtLfcB2G
                jdTswYL6+MUdL8sB9pZ82D+BP/YAdHe69CyTu1lk9RT2pYtI/kkfjHubXBCYEJSG
                +VGllBbYG6idQJpyrOYNRJyrDi9yvDJ2W+S0iQrlZrxzGBVGTB/y65S8C+2WTBcE
                lf1Qb5GDsQrZWgD+jtWTywOYHtCBwyCKSAXxSARMbNPeak9WPlcW/Jmu+fUcMe2x
                dg1KdHOa34shrKDaOVzW
                =od6m
                -----END PGP SIGNATURE-----""";
        String message = """
                Merge branch 'master' of git://github.com/alexhenrie/git-po

                * 'master' of git://github.com/alexhenrie/git-po:
                  l10n: ca.po: update translation
                """;
        assertRevision(
                "44cc742a8ca17b9c279be4cc195a93a6ef7a320e", jiang(List.of(Map.entry("gpgsig", gpgsig)), utf8(message)));
    }

    @Test
    void noMessageIsNotAnEmptyMessage() {
        assertRevision("4cfc623c9238fa92c832beed000ce2d003fd8333", jiang(List.of(), null));
        assertRevision("7442cd78bd3b4966921d6a7f7447417b7acb15eb", jiang(List.of(), new byte[0]));
    }

    private static Revision jiang(List<Map.Entry<String, String>> headers, byte[] message) {
        return new Revision(
                hash("b134f9b7dc434f593c0bab696345548b37de0558"), JIANG_PARENTS, JIANG, JIANG, headers, message);
    }

    @Test
    void releaseOfLinus() {
        assertRelease("2b10839e32c4c476e9d94492756bb1a3e1ec4aa8", linus(ObjectType.REVISION));
    }

    @Test
    void releaseOfASnapshot() {
        assertRelease("c29c3ddcc6769a04e54dd69d63a6fdcbc566f850", linus(ObjectType.SNAPSHOT));
    }

    private static Release linus(ObjectType target) {
        String message = """
                Linux 2.6.14 release
                -----BEGIN PGP SIGNATURE-----
                Version: GnuPG v1.4.1 (GNU/Linux)

                iD8DBQBDYWq6F3YsRnbiHLsRAmaeAJ9RCez0y8rOBbhSv344h86l/VVcugCeIhO1
                wdLOnvj91G4wxYqrvThthbE=
                =7VeT
                -----END PGP SIGNATURE-----
                """;
        Swhid object = new Swhid(target, hash("741b2252a5e14d6c60a913c77a6099abe73a854a"));
        return new Release(object, "v2.6.14", LINUS_2005, utf8(message));
    }

    @Test
    void releaseWithoutAuthor() {
        String message = """
                This is the final 2.6.12 release
                -----BEGIN PGP SIGNATURE-----
                Version: GnuPG v1.2.4 (GNU/Linux)

                iD8DBQBCsykyF3YsRnbiHLsRAvPNAJ482tCZwuxp/bJRz7Q98MHlN83TpACdHr37
                o6X/3T+vm8K3bf3driRr34c=
                =sBHn
                -----END PGP SIGNATURE-----
                """;
        assertRelease("26791a8bcf0e6d33f43aef7682bdb555236d56de", new Release(V2_6_12, "v2.6.12", null, utf8(message)));
    }

    @Test
    void releaseWithoutMessage() {
        assertRelease("b6f4f446715f7d9543ef54e41b62982f0db40045", new Release(V2_6_12, "v2.6.12", LINUS_2005, null));
        assertRelease(
                "71a0aea72444d396575dc25ac37fec87ee3c6492", new Release(V2_6_12, "v2.6.12", LINUS_2005, new byte[0]));
    }

    @Test
    void releaseInNegativeUtc() {
        assertRelease(
                "97c8d2573a001f88e72d75f596cf86b12b82fd01",
                new Release(
                        revision("54e9abca4c77421e2921f5f156c9fe4a9f7441c7"),
                        "20081029",
                        new Signature("Otavio Salvador <otavio@debian.org>", 1225281976, "-0000"),
                        utf8("tagging version 20081029\n\nr56558\n")));
    }

    @Test
    void releaseWithNewlineInAuthor() {
        assertRelease(
                "5c98f559d034162de22d3ebeb95433e6f8885231",
                new Release(
                        revision("c06aa3d93b78a2865c4935170030f8c2d7396fd3"),
                        "0.3.2",
                        new Signature("Eugene Janusov\n<esycat@gmail.com>", 1377480558, "+1000"),
                        utf8("Release of v0.3.2.")));
    }

    @Test
    void snapshotOfAllTypes() {
        SnapshotBuilder builder = new SnapshotBuilder()
                .add(utf8("directory"), Swhid.parse("swh:1:dir:1bd0e65f7d2ff14ae994de17a1e7fe65111dcad8"))
                .add(utf8("content"), Swhid.parse("swh:1:cnt:fe95a46679d128ff167b7c55df5d02356c5a1ae1"))
                .addAlias(utf8("alias"), utf8("revision"))
                .add(utf8("revision"), revision("aafb16d69fd30ff58afdd69036a26047f3aebdc6"))
                .add(utf8("release"), Swhid.parse("swh:1:rel:7045404f3d1c54e6473c71bbb716529fbad4be24"))
                .add(utf8("snapshot"), Swhid.parse("swh:1:snp:1a8893e6a86f444e8be8e7bda6cb34fb1735a00e"))
                .addDangling(utf8("dangling"));
        assertThat(builder.swhid()).hasToString("swh:1:snp:6e65b86363953b780d92b0a928f3e8fcdd10db36");
    }

    @Test
    void smallSnapshots() {
        assertThat(new SnapshotBuilder().swhid()).hasToString("swh:1:snp:1a8893e6a86f444e8be8e7bda6cb34fb1735a00e");
        assertThat(new SnapshotBuilder().addDangling(utf8("HEAD")).swhid())
                .hasToString("swh:1:snp:c84502e821eb21ed84e9fd3ec40973abc8b32353");
        assertThat(new SnapshotBuilder().addAlias(utf8("foo"), utf8("bar")).swhid())
                .hasToString("swh:1:snp:84b4548ea486e4b0a7933fa541ff1503a0afe1e0");
    }

    private static void assertRevision(String expected, Revision revision) {
        assertThat(revision.swhid()).hasToString("swh:1:rev:" + expected);
    }

    private static void assertRelease(String expected, Release release) {
        assertThat(release.swhid()).hasToString("swh:1:rel:" + expected);
    }

    private static Swhid revision(String hex) {
        return new Swhid(ObjectType.REVISION, hash(hex));
    }

    private static ObjectHash hash(String hex) {
        return ObjectHash.parse(hex);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
