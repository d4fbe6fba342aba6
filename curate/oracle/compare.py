"""Compares the findings of filters.py with those of QualityDump and prints every disagreement.

    python3.11 compare.py findings-python.jsonl findings-java.jsonl
"""

import collections
import json
import sys


def same(expected, actual):
    if isinstance(expected, float) and isinstance(actual, float):
        return abs(expected - actual) <= 1e-12 * max(1.0, abs(expected))
    return expected == actual


def main(expected_path, actual_path):
    files = 0
    differences = collections.Counter()
    with open(expected_path) as expected_lines, open(actual_path) as actual_lines:
        for expected, actual in zip(map(json.loads, expected_lines), map(json.loads, actual_lines), strict=True):
            files += 1
            for key in sorted(expected.keys() | actual.keys()):
                if not same(expected.get(key), actual.get(key)):
                    differences[key] += 1
                    print(expected["path"], key, expected.get(key), actual.get(key), sep="\t")
    print(files, "files;", dict(differences) or "no disagreement")


if __name__ == "__main__":
    main(*sys.argv[1:])
