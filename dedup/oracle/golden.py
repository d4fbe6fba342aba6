"""Writes the golden table of the parity mode: texts, and what The Stack v2's script makes of them (see bigcode.py).

Each line has a text, every 25th value of its signature, the sum of all 250 modulo 2^32, and the least number of a text in
its cluster.

    python3.11 golden.py SCRIPT > ../src/test/resources/dev/stackyard/dedup/bigcode/golden.jsonl
"""

import json
import random
import sys

import bigcode

WORDS = "int return self.value import the license (x) == [] {} -> Straße ΟΔΟΣ naïve 日本語 ١٢٣ İstanbul ǅ _ __init__ 𝔘𝔫𝔦".split(" ")
SIGMAS = ["ΑΣ", "ΑΣ.", "ΑΣ.Β", "Σ", "ΣΣ", "Α'Σ'", "'Σ", "ΑΣ\u00ad\u0301 Β", "1Σ", "ΑΣ1", "ʰΣ", "aΣʰb", "Α\u0345Σ"]


def texts():
    yield from ["", " ", "\n", "a", "a b c d", "a b c d e", "a  b c", "....", "....x", "a b c d e f", "A B C D E F", "a\tb.c-d+e f"]
    for sigma in SIGMAS:
        yield f"{sigma} of {sigma} and one two {sigma}"
    yield "".join(chr(c) for c in range(0x80, 0x3000))
    yield "".join(chr(c) + " " for c in range(0x1E00, 0x2C00))
    yield "".join(chr(c) for c in range(0xA640, 0xD800, 3))
    yield "".join(chr(c) for c in range(0x10000, 0x1F000, 7))
    yield " " * 3000
    chooser = random.Random(20230812)
    for family in range(20):
        words = chooser.choices(WORDS, k=chooser.randint(5, 200))
        for _ in range(6):
            yield chooser.choice([" ", "\n", "  ", "\n    "]).join(words)
            for _ in range(chooser.randint(0, 1 + len(words) // 40)):
                words[chooser.randrange(len(words))] = chooser.choice(WORDS) + str(chooser.randint(0, 9))


script = bigcode.Script(sys.argv[1])
everything = list(texts())
for text, cluster in zip(everything, script.clusters(everything)):
    signature = script.signature(text)
    print(json.dumps({
        "text": text,
        "signature": [int(value) for value in signature[::25]],
        "sum": int(signature.sum(dtype="uint64")) % 2**32,
        "cluster": cluster,
    }, ensure_ascii=False))
