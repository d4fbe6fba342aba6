package dev.stackyard.ingest.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.swhid.DirectoryBuilder;
import dev.stackyard.swhid.ObjectHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeAndCommitTest {

    private static final ObjectHash ID = ObjectHash.parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    @Test
    void readsTrees() throws Exception {
        byte[] tree = new DirectoryBuilder()
                .add("a", "100644", ID)
                .add(new byte[] {(byte) 0xFF, ' '}, "40000", ObjectHash.ZERO)
                .add("old", "100664", ID)
                .payload();
        List<TreeEntry> entries = TreeEntry.parse(tree);
        assertThat(entries).extracting(TreeEntry::mode).containsExactly(0100644, 0100664, 0040000);
        assertThat(entries).extracting(TreeEntry::id).containsExactly(ID, ID, ObjectHash.ZERO);
        assertThat(entries.get(2).name()).containsExactly(0xFF, ' ');
        assertThat(TreeEntry.parse(new byte[0])).isEmpty();
    }

    @Test
    void refusesMalformedTrees() {
        byte[] sound = new DirectoryBuilder().add("name", "100644", ID).payload();
        for (int length = 1; length < sound.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(sound, length);
            assertThatThrownBy(() -> TreeEntry.parse(cut)).isInstanceOf(DamagedPackException.class);
        }
        for (String start : new String[] {"100648 a\0", " a\0", "100644 \0", "12345678 a\0", "-1 a\0"}) {
            byte[] bytes = (start + "x".repeat(20)).getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> TreeEntry.parse(bytes)).isInstanceOf(DamagedPackException.class);
        }
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            try {
                assertThat(TreeEntry.parse(bytes).size()).isLessThan(4);
            } catch (DamagedPackException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("malformed tree at byte");
            }
        }
    }

    @Test
    void readsCommits() throws Exception {
        Commit commit = commit("tree " + ID + "\nparent " + ID + "\nauthor A <a@b> 1700000000 +0200\n"
                + "committer C <c@d> 1700000001 -0000\nencoding latin1\n\nauthor B <a@b> 5 +0000\n");
        assertThat(commit)
                .isEqualTo(new Commit(ID, Instant.ofEpochSecond(1700000000), Instant.ofEpochSecond(1700000001)));
    }

    @Test
    void doesWithoutTimesThatMakeNoSense() throws Exception {
        for (String author : new String[] {
            "",
            "\nauthor",
            "\nauthor A",
            "\nauthor A <a@b>",
            "\nauthor A <a@b> x +0000",
            "\nauthor A <a@b> 99999999999999 +0",
            "\nauthor A <a@b> 99999999999999999999999 +0000",
            "\nauthor A <a@b> -99999999999999 +0"
        }) {
            Commit commit = commit("tree " + ID + author + "\ncommitter C <c@d> 0 +0000\n\nmessage");
            assertThat(commit).isEqualTo(new Commit(ID, null, Instant.EPOCH));
        }
        assertThat(commit("tree " + ID)).isEqualTo(new Commit(ID, null, null));
        assertThat(commit("tree " + ID + "\nauthor A <a@b> -86400 +0000\n").authored())
                .isEqualTo(Instant.EPOCH.minusSeconds(86400));
    }

    @Test
    void refusesCommitsWithoutTrees() {
        for (String text :
                new String[] {"", "tree", "tree \n", "tree 123\n", "parent " + ID + "\n", "\n\ntree " + ID}) {
            assertThatThrownBy(() -> commit(text)).isInstanceOf(DamagedPackException.class);
        }
    }

    private static Commit commit(String text) throws Exception {
        return Commit.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
