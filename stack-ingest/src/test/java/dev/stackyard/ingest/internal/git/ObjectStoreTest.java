package dev.stackyard.ingest.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.ingest.TestRepository;
import dev.stackyard.swhid.ObjectHash;
import dev.stackyard.swhid.ObjectType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code git cat-file} is the oracle. */
class ObjectStoreTest {

    private static final ReadLimits LIMITS = new ReadLimits(32 << 20, 1 << 20);

    @TempDir
    Path directory;

    private TestRepository repository;

    @BeforeEach
    void makeRepository() {
        repository = TestRepository.init(directory.resolve("repository"));
        SplittableRandom random = new SplittableRandom(42);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 3000; line++) {
            text.append("line ").append(random.nextInt(1000)).append('\n');
        }
        for (int version = 0; version < 12; version++) {
            text.insert(random.nextInt(text.length()), "version " + version + "\n");
            repository.file("deep/er/text.txt", text.toString()).file("file" + version, "tiny " + version);
            repository.commit("version " + version);
        }
        byte[] noise = new byte[300_000];
        random.nextBytes(noise);
        repository.file("noise", noise).file("empty", "").commit("more");
        repository.git("tag", "-a", "-m", "release", "v1");
    }

    @Test
    void readsLooseObjects() throws IOException {
        assertReadsAsGit(LIMITS);
    }

    @Test
    void readsPackedDeltas() throws IOException {
        repository.pack();
        assertThat(deltas()).isGreaterThan(5);
        assertReadsAsGit(LIMITS);
    }

    @Test
    void readsDeltasThatNameTheirBaseById() throws IOException {
        repository.git("config", "repack.useDeltaBaseOffset", "false");
        repository.pack();
        assertThat(deltas()).isGreaterThan(5);
        assertReadsAsGit(LIMITS);
    }

    @Test
    void readsTheFirstVersionOfIndexes() throws IOException {
        repository.git("config", "pack.indexVersion", "1");
        repository.pack();
        assertReadsAsGit(LIMITS);
    }

    @Test
    void readsLargeOffsets() throws IOException {
        repository.pack();
        Path pack = repository.packFile();
        // offsets from 256 on go through the table of large offsets
        repository.git("index-pack", "--index-version=2,256", pack.toString());
        assertReadsAsGit(LIMITS);
    }

    @Test
    void readsManyPacksAndLooseObjectsTogether() throws IOException {
        repository.git("repack", "-q", "-d");
        repository.file("second", "second").commit("second");
        repository.git("repack", "-q", "-d");
        repository.file("third", "third").commit("third");
        assertReadsAsGit(LIMITS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5000, 30_000})
    void streamsWhatIsTooLargeForMemory(int largestInMemory) throws IOException {
        repository.pack();
        assertStreamsAsGit(largestInMemory);
    }

    @Test
    void streamsLooseObjectsThatAreTooLargeForMemory() throws IOException {
        assertStreamsAsGit(100);
    }

    private long deltas() {
        return repository
                .text("verify-pack", "-v", repository.packFile().toString())
                .lines()
                .filter(line -> line.split(" +").length >= 7)
                .count();
    }

    private void assertReadsAsGit(ReadLimits limits) throws IOException {
        try (ObjectStore store = open(limits)) {
            for (Map.Entry<String, TestRepository.GitObject> expected :
                    repository.objects().entrySet()) {
                ObjectHash id = ObjectHash.parse(expected.getKey());
                TestRepository.GitObject object = expected.getValue();
                assertThat(store.type(id)).isEqualTo(type(object));
                assertThat(store.place(id).size()).isEqualTo(object.payload().length);
                assertThat(store.read(id, type(object))).isEqualTo(object.payload());
                assertThat(store.read(id, type(object), store.place(id))).isEqualTo(object.payload());
            }
            assertThat(store.problems()).isEmpty();
        }
    }

    private void assertStreamsAsGit(int largestInMemory) throws IOException {
        try (ObjectStore store = open(new ReadLimits(largestInMemory, 1 << 20))) {
            for (Map.Entry<String, TestRepository.GitObject> expected :
                    repository.objects().entrySet()) {
                ObjectHash id = ObjectHash.parse(expected.getKey());
                byte[] payload = expected.getValue().payload();
                if (type(expected.getValue()) == ObjectType.CONTENT) {
                    assertThat(store.digest(id)).hasToString(sha1(payload));
                } else {
                    assertThatThrownBy(() -> store.digest(id))
                            .isInstanceOf(ObjectUnreadableException.class)
                            .hasMessageContaining("not a blob");
                }
                if (payload.length <= largestInMemory) {
                    assertThat(store.read(id, type(expected.getValue()))).isEqualTo(payload);
                } else {
                    assertThatThrownBy(() -> store.read(id, type(expected.getValue())))
                            .isInstanceOf(ObjectUnreadableException.class);
                }
            }
        }
        try (var left = Files.list(Files.createDirectories(directory.resolve("scratch")))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void damageInALooseObjectCostsThatObjectOnly() throws IOException {
        assertDamageIsContained(id -> flip(repository.loose(id), 1000));
        assertDamageIsContained(id -> truncate(repository.loose(id), 1000));
        assertDamageIsContained(id -> write(repository.loose(id), new byte[0]));
        assertDamageIsContained(id -> write(repository.loose(id), "no zlib".getBytes(StandardCharsets.US_ASCII)));
        assertDamageIsContained(id -> delete(repository.loose(id)));
    }

    private interface Damage {
        void to(String id) throws IOException;
    }

    private void assertDamageIsContained(Damage damage) throws IOException {
        Map<String, TestRepository.GitObject> objects = repository.objects();
        String victim = repository.text("rev-parse", "HEAD:noise");
        Path file = repository.loose(victim);
        byte[] before = Files.readAllBytes(file);
        assertThat(file.toFile().setWritable(true)).isTrue();
        damage.to(victim);
        try (ObjectStore store = open(LIMITS)) {
            for (String id : objects.keySet()) {
                if (id.equals(victim)) {
                    assertThatThrownBy(() -> store.read(ObjectHash.parse(id), ObjectType.CONTENT))
                            .isInstanceOf(ObjectUnreadableException.class)
                            .hasMessageContaining(victim);
                } else {
                    assertThat(store.read(ObjectHash.parse(id), type(objects.get(id))))
                            .isEqualTo(objects.get(id).payload());
                }
            }
        }
        Files.write(file, before);
    }

    @Test
    void anyFlippedBitInAPackIsNoticedAndContained() throws IOException {
        repository.pack();
        Map<String, TestRepository.GitObject> objects = repository.objects();
        Path pack = repository.packFile();
        assertThat(pack.toFile().setWritable(true)).isTrue();
        byte[] sound = Files.readAllBytes(pack);
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(pack, damaged);
            assertNothingWrongIsRead(objects, "seed " + seed + " round " + round);
        }
        // one flip in the middle of incompressible noise costs one object
        byte[] damaged = sound.clone();
        damaged[sound.length / 2] ^= 1;
        Files.write(pack, damaged);
        assertThat(assertNothingWrongIsRead(objects, "noise")).isEqualTo(objects.size() - 1);
    }

    @Test
    void aTruncatedPackGivesUpWhatItStillHas() throws IOException {
        repository.pack();
        Map<String, TestRepository.GitObject> objects = repository.objects();
        Path pack = repository.packFile();
        assertThat(pack.toFile().setWritable(true)).isTrue();
        byte[] sound = Files.readAllBytes(pack);
        int last = objects.size();
        for (int length : new int[] {sound.length - 30, sound.length / 2, 2000, 12, 0}) {
            Files.write(pack, Arrays.copyOf(sound, length));
            int read = assertNothingWrongIsRead(objects, "length " + length);
            assertThat(read).isLessThanOrEqualTo(last);
            last = read;
        }
        assertThat(last).isZero();
    }

    @Test
    void aDamagedIndexIsNamed() throws IOException {
        repository.pack();
        Map<String, TestRepository.GitObject> objects = repository.objects();
        String pack = repository.packFile().toString();
        Path index = Path.of(pack.replace(".pack", ".idx"));
        assertThat(index.toFile().setWritable(true)).isTrue();
        byte[] sound = Files.readAllBytes(index);
        for (int length : new int[] {0, 7, 1000, 1100, sound.length - 100}) {
            Files.write(index, Arrays.copyOf(sound, length));
            try (ObjectStore store = open(LIMITS)) {
                assertThat(store.problems()).singleElement().asString().contains("cannot be used");
            }
        }
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(index, damaged);
            assertNothingWrongIsRead(objects, "seed " + seed + " round " + round);
        }
    }

    /** Reads all objects: each is right or refused. Returns how many are right. */
    private int assertNothingWrongIsRead(Map<String, TestRepository.GitObject> objects, String context)
            throws IOException {
        int right = 0;
        try (ObjectStore store = open(LIMITS)) {
            for (Map.Entry<String, TestRepository.GitObject> expected : objects.entrySet()) {
                ObjectHash id = ObjectHash.parse(expected.getKey());
                try {
                    assertThat(store.read(id, type(expected.getValue())))
                            .as(context)
                            .isEqualTo(expected.getValue().payload());
                    right++;
                } catch (ObjectUnreadableException e) {
                    assertThat(e).hasMessageContaining(expected.getKey());
                }
            }
        }
        return right;
    }

    @Test
    void aSecondCopyStandsInForADamagedOne() throws IOException {
        repository.git("repack", "-q", "-d"); // loose objects into one pack
        Path first = repository.packFile();
        Path copy = Files.createDirectories(directory.resolve("copy"));
        Files.copy(first, copy.resolve("pack-0000000000000000000000000000000000000000.pack"));
        Files.copy(
                Path.of(first.toString().replace(".pack", ".idx")),
                copy.resolve("pack-0000000000000000000000000000000000000000.idx"));
        Map<String, TestRepository.GitObject> objects = repository.objects();
        assertThat(first.toFile().setWritable(true)).isTrue();
        truncate(first, Files.size(first) - 20);
        try (var files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.move(file, first.resolveSibling(file.getFileName()));
            }
        }
        assertThat(assertNothingWrongIsRead(objects, "two packs")).isEqualTo(objects.size());
    }

    @Test
    void deltasThatNameEachOtherEnd() throws IOException {
        CraftedPack pack = new CraftedPack();
        ObjectHash left = ObjectHash.parse("aa".repeat(20));
        ObjectHash right = ObjectHash.parse("bb".repeat(20));
        byte[] delta = {4, 4, 4, 'a', 'b', 'c', 'd'};
        pack.refDelta(left, right, delta).refDelta(right, left, delta);
        assertCraftedIsRefused(pack, left, "builds upon more than");
    }

    @Test
    void aDeltaThatNamesItselfEnds() throws IOException {
        CraftedPack pack = new CraftedPack();
        ObjectHash self = ObjectHash.parse("aa".repeat(20));
        assertCraftedIsRefused(pack.refDelta(self, self, new byte[] {4, 4, 4, 1, 2, 3, 4}), self, "builds upon");
    }

    @Test
    void aDeltaWithoutItsBaseIsRefused() throws IOException {
        ObjectHash id = ObjectHash.parse("aa".repeat(20));
        ObjectHash absent = ObjectHash.parse("cc".repeat(20));
        CraftedPack pack = new CraftedPack().refDelta(id, absent, new byte[] {4, 4, 4, 1, 2, 3, 4});
        assertCraftedIsRefused(pack, id, "lacks " + absent);
    }

    @Test
    void aDeltaBombIsNotUnpackedInMemory() throws IOException {
        ObjectHash base = ObjectHash.parse("aa".repeat(20));
        ObjectHash bomb = ObjectHash.parse("bb".repeat(20));
        // announces 2^40 bytes
        byte[] delta = {4, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 32, (byte) 0x90, 4};
        CraftedPack pack = new CraftedPack().whole(base, 3, "base".getBytes(StandardCharsets.US_ASCII));
        assertCraftedIsRefused(pack.refDelta(bomb, base, delta), bomb, "more than");
    }

    @Test
    void anObjectOfAnotherContentIsRefused() throws IOException {
        ObjectHash id = ObjectHash.parse("aa".repeat(20));
        CraftedPack pack = new CraftedPack().whole(id, 3, "text".getBytes(StandardCharsets.US_ASCII));
        assertCraftedIsRefused(pack, id, "its bytes hash to");
    }

    private void assertCraftedIsRefused(CraftedPack pack, ObjectHash id, String message) throws IOException {
        Path objects = Files.createDirectories(directory.resolve("crafted/objects/pack"))
                .getParent();
        pack.write(objects.resolve("pack"), "pack-1");
        try (ObjectStore store = ObjectStore.open(objects, LIMITS, directory.resolve("scratch"))) {
            assertThatThrownBy(() -> store.read(id, ObjectType.CONTENT))
                    .isInstanceOf(ObjectUnreadableException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> store.digest(id)).isInstanceOf(ObjectUnreadableException.class);
        }
    }

    @Test
    void alternatesAreNotFollowed() throws IOException {
        Path other = directory.resolve("other");
        TestRepository.at(directory)
                .git("clone", "-q", "--shared", repository.directory().toString(), other.toString());
        try (ObjectStore store = ObjectStore.open(other.resolve(".git/objects"), LIMITS, directory)) {
            assertThat(store.problems()).singleElement().asString().contains("alternates is not followed");
            ObjectHash head = ObjectHash.parse(repository.head());
            assertThatThrownBy(() -> store.read(head, ObjectType.REVISION)).hasMessageContaining("is missing");
        }
    }

    private ObjectStore open(ReadLimits limits) throws IOException {
        return ObjectStore.open(repository.gitDirectory().resolve("objects"), limits, directory.resolve("scratch"));
    }

    private static ObjectType type(TestRepository.GitObject object) {
        return Arrays.stream(ObjectType.values())
                .filter(type -> type.gitName().equals(object.type()))
                .findFirst()
                .orElseThrow();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flip(Path file, int position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - position] ^= 0x10;
        Files.write(file, bytes);
    }

    private static void truncate(Path file, long cut) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - (int) cut));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    private static void delete(Path file) throws IOException {
        Files.delete(file);
    }
}
