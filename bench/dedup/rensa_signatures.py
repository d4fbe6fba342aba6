"""How fast does rensa sign sets of shingles that are there already, in batches, on one thread?

    RAYON_NUM_THREADS=1 python3 rensa_signatures.py DIRECTORY [PERMUTATIONS...]     compare with SignatureBenchmark

Prints CPU nanoseconds per shingle, best of eight rounds over at most 64 MiB of files in the order of their paths.
"""

import pathlib
import re
import sys
import time
import zlib

import numpy
import rensa

WORD = re.compile(rb"\w+")


def shingles(content):
    words = WORD.findall(content.lower())
    return [zlib.crc32(b" ".join(words[i : i + 5])) for i in range(max(0, len(words) - 4))]


def main(directory, permutations):
    sets, total = [], 0
    for path in sorted(path for path in pathlib.Path(directory).rglob("*") if path.is_file()):
        if total < 64 << 20:
            content = path.read_bytes()
            total += len(content)
            sets.append(shingles(content))
    count = sum(map(len, sets))
    hashes = numpy.array([shingle for one in sets for shingle in one], dtype=numpy.uint64)
    offsets = numpy.cumsum([0] + [len(one) for one in sets]).astype(numpy.uint64)
    for places in permutations:
        best = float("inf")
        for _ in range(8):
            start = time.process_time()
            rensa.RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, num_perm=places, seed=42)
            best = min(best, time.process_time() - start)
        print(f"rensa {places}: {best / count * 1e9:.2f} ns/shingle, {count:,} shingles")


main(sys.argv[1], [int(places) for places in sys.argv[2:]] or [120, 256])
