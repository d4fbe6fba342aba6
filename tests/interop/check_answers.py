#!/usr/bin/env python3
"""Checks that `stackyard explain` accounts for every file of a finished corpus, with none of Stackyard's code.

    pip install pyarrow tokenizers
    python3 tests/interop/check_answers.py CORPUS [--stackyard ./stackyard]

Every row of the layer `files` is asked about by its repository and path, all in one pass (`explain --from-file - --json`), and
each answer is compared with the layers as pyarrow reads them:

- A row that no layer drops is kept, without a reason, and has exactly one token range; the range lies in a shard of the
  manifest, and Hugging Face tokenizers decode it to the text whose SHA-1 is recorded.
- Any other row is dropped: first by the layer and rule that comes first in pipeline order, with the evidence that the layer
  has; a stub says why there is no content; a duplicate names a kept file that is there and is itself kept.
- Every question has an answer, and no row is answered twice.
"""

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys

import numpy
import pyarrow.parquet as parquet
from tokenizers import Tokenizer

ORDER = ["files", "languages", "licenses", "quality", "signatures", "duplicates", "pii"]


def fail(message):
    print("FAILED:", message)
    sys.exit(1)


def expected_verdicts(corpus):
    """(repository, path) to its list of (layer, rule), read with pyarrow."""
    verdicts = {}
    for part in sorted((corpus / "files").glob("part-*.parquet")):
        files = parquet.read_table(part, columns=["repo_name", "path", "stub"]).to_pydict()
        keys = list(zip(files["repo_name"], files["path"]))
        found = [[("files", stub)] if stub is not None else [] for stub in files["stub"]]
        for layer in ORDER[1:]:
            file = corpus / layer / part.name
            if file.exists() and "drop" in parquet.read_schema(file).names:
                drops = parquet.read_table(file, columns=["drop"]).column(0).to_pylist()
                for row, rule in enumerate(drops):
                    if rule is not None:
                        found[row].append((layer, rule))
        verdicts.update(zip(keys, found))
    return verdicts


class Shards:
    """Token ranges as text."""

    def __init__(self, corpus):
        manifest = json.loads((corpus / "shards/manifest.json").read_text())
        self.tokenizer = Tokenizer.from_file(str(corpus / "tokenizer/tokenizer.json"))
        dtype = {"uint16": "<u2", "int32": "<i4"}[manifest["tokenizer"]["token_type"]]
        self.tokens = {
            shard["name"]: numpy.memmap(corpus / "shards" / shard["bin"]["file"], dtype, "r")
            for shard in manifest["shards"]
        }

    def check(self, key, token_range):
        if token_range["shard"] not in self.tokens:
            fail(f"{key}: there is no shard {token_range['shard']}")
        first = token_range["first_token"]
        ids = self.tokens[token_range["shard"]][first : first + token_range["token_count"]]
        text = self.tokenizer.decode(ids.tolist(), skip_special_tokens=False)
        if hashlib.sha1(text.encode()).hexdigest() != token_range["released_sha1"]:
            fail(f"{key}: its token range does not decode to its recorded text")


def answers(stackyard, corpus, questions):
    """Runs explain once over all questions and yields its lines."""
    with subprocess.Popen(
        [stackyard, "explain", "--from-file", "-", "--json", "--quiet", "--corpus", str(corpus)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        # all questions are read before the first answer is written
        process.stdin.write("".join(question + "\n" for question in questions).encode())
        process.stdin.close()
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode != 0:
        fail(f"explain ended with exit code {process.returncode}")


def check_dropped(key, row, rules, verdicts):
    if row["kept"] or row["tokens"]:
        fail(f"{key} is dropped by {rules}, explain says it is kept")
    said = [(reason["layer"], reason["rule"]) for reason in row["reasons"]]
    if said != rules:
        fail(f"{key}: the layers say {rules}, explain says {said}")
    for reason in row["reasons"]:
        if not reason["meaning"]:
            fail(f"{key}: rule {reason['rule']} has no meaning in words")
    if rules[-1][0] == "duplicates":
        repository, path = row["kept_instead"].split(":", 1)
        if verdicts.get((repository, path)) is None:
            fail(f"{key}: {row['kept_instead']}, kept instead, is no row")
        if any(layer == "duplicates" for layer, _ in verdicts[repository, path]):
            fail(f"{key}: {row['kept_instead']}, kept instead, is itself dropped as a duplicate")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--stackyard", default="./stackyard")
    arguments = parser.parse_args()
    verdicts = expected_verdicts(arguments.corpus)
    lines = {f"{repository}:{path}": (repository, path) for repository, path in verdicts if "\n" not in path}
    shards = Shards(arguments.corpus)
    seen = set()
    kept = dropped = tokens = evidence = 0
    for answer in answers(arguments.stackyard, arguments.corpus, lines):
        key = answer["query"]
        if "row" not in answer:
            fail(f"{key}: {answer['problem']}")
        if key in seen:
            fail(f"{key} is answered twice")
        seen.add(key)
        row, rules = answer["row"], verdicts[lines[key]]
        if (row["repository"], row["path"]) != lines[key]:
            fail(f"{key} is answered with {row['repository']}:{row['path']}")
        if rules:
            check_dropped(key, row, rules, verdicts)
            dropped += 1
            evidence += any(reason["evidence"] for reason in row["reasons"])
        else:
            if not row["kept"] or row["reasons"] or len(row["tokens"]) != 1:
                fail(f"{key} is kept, explain says {row['reasons']} and {len(row['tokens'])} token ranges")
            shards.check(key, row["tokens"][0])
            kept += 1
            tokens += row["tokens"][0]["token_count"]
    if len(seen) != len(lines):
        fail(f"{len(lines) - len(seen)} questions have no answer, such as {next(iter(set(lines) - seen))}")
    print(f"{kept} kept rows: each has one token range that decodes to its recorded text; {tokens} tokens")
    print(f"{dropped} dropped rows: explain names the layers' rules, {evidence} of them with evidence")
    print("all well")


if __name__ == "__main__":
    main()
