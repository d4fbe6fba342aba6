"""The Stack v2's near deduplication by the script's own functions: signatures and clusters of files.

The functions are taken out of a checkout of bigcode-dataset as they stand (they need neither Spark nor GraphFrames); what
Spark does around them is done here in memory: group by band and key, star edges, connected components.

Needs numpy and, as the script, xxhash before version 4.

    python3.11 bigcode.py SCRIPT LIST > clusters.tsv     LIST has a path per line; SCRIPT is intra_dedup.py
"""

import ast
import collections
import sys

import numpy
import xxhash

FUNCTIONS = {"ngrams", "generate_hash_values", "generate_edges"}
CONSTANTS = {"SEED", "RNG", "NON_ALPHA", "DTYPE", "MAX_HASH", "MOD_PRIME"}


def script(path):
    """What the script defines on its top level and this needs."""
    wanted = [
        node
        for node in ast.parse(open(path, encoding="utf-8").read()).body
        if isinstance(node, ast.FunctionDef)
        and node.name in FUNCTIONS
        or isinstance(node, ast.Assign)
        and node.targets[0].id in CONSTANTS
    ]
    import re
    from typing import List, Set, Tuple

    import numpy.typing

    names = {
        "re": re, "List": List, "Set": Set, "Tuple": Tuple, "np": numpy, "npt": numpy.typing, "xxhash": xxhash,
    }
    exec(compile(ast.Module(wanted, []), path, "exec"), names)
    return names


class Script:
    def __init__(self, path, num_perm=250, bands=25, rows=10, ngram_size=5, min_length=5):
        self.names = script(path)
        draw, prime, dtype = self.names["RNG"].randint, self.names["MOD_PRIME"], self.names["DTYPE"]
        self.permutations = (
            draw(1, prime, size=(num_perm,), dtype=dtype),
            draw(0, prime, size=(num_perm,), dtype=dtype),
        )
        self.ranges = [(i * rows, (i + 1) * rows) for i in range(bands)]
        self.num_perm, self.ngram_size, self.min_length = num_perm, ngram_size, min_length

    def bands(self, text, number):
        return self.names["generate_hash_values"](
            text, number, self.num_perm, self.ngram_size, self.min_length, self.ranges, self.permutations
        )

    def signature(self, text):
        return numpy.frombuffer(b"".join(band for _, band, _ in self.bands(text, 0)), dtype=numpy.uint32)

    def clusters(self, texts):
        """The least number of each text's component."""
        groups = collections.defaultdict(list)
        for number, text in enumerate(texts):
            for band, key, _ in self.bands(text, number):
                groups[band, key].append(number)
        parent = {}

        def find(node):
            while parent.setdefault(node, node) != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for group in groups.values():
            for node, least in self.names["generate_edges"](group):
                first, second = sorted((find(node), find(least)))
                parent[second] = first
        return [find(number) for number in range(len(texts))]


if __name__ == "__main__":
    paths = open(sys.argv[2], encoding="utf-8").read().splitlines()
    texts = [open(path, encoding="utf-8", newline="").read() for path in paths]
    for path, cluster in zip(paths, Script(sys.argv[1]).clusters(texts)):
        print(path, paths[cluster], sep="\t")
