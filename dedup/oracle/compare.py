"""Compares the clusters of a corpus, made with recipe the-stack-v2, with those that the script's own functions make of the same
texts, language by language, and the rows that are kept with those that its comparison prefers.

    python3.11 compare.py SCRIPT CORPUS     needs numpy, pyarrow and xxhash before version 4
"""

import ast
import collections
import functools
import pathlib
import sys

import numpy
import pyarrow.parquet

import bigcode


def comparison(path):
    """compare_records, which the script defines where it runs."""
    tree = ast.parse(open(path, encoding="utf-8").read())
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "compare_records"]
    names = {"np": numpy}
    exec(compile(ast.Module(found, []), path, "exec"), names)
    return names["compare_records"]


def rows(corpus):
    """Rows with text, in order: their text, language, what they are ranked by, cluster and verdict."""
    for part in sorted((corpus / "files").glob("*.parquet")):
        tables = {
            layer: pyarrow.parquet.read_table(corpus / layer / part.name).to_pylist()
            for layer in ["files", "contents", "languages", "licenses", "duplicates"]
        }
        for i, file in enumerate(tables["files"]):
            if file["stub"] is None:
                content = tables["contents"][i]["content"]
                try:
                    text = content.decode("utf-8")
                except UnicodeDecodeError:
                    text = content.decode(file["src_encoding"])
                ranked = tuple(file[c] for c in ["revision_date", "visit_date", "fork_events_count", "star_events_count"])
                ranked = tuple(v.replace(tzinfo=None) if hasattr(v, "tzinfo") else v for v in ranked)
                license_type = tables["licenses"][i]["license_type"]
                yield text, tables["languages"][i]["language"], ranked + (license_type,), tables["duplicates"][i]


def main(script_path, corpus):
    by_language = collections.defaultdict(list)
    for row in rows(pathlib.Path(corpus)):
        by_language[row[1]].append(row)
    script, prefer = bigcode.Script(script_path), comparison(script_path)
    total = clusters = differing = kept_otherwise = dropped = 0
    for members in by_language.values():
        expected = script.clusters([row[0] for row in members])
        found, firsts = [], {}
        groups = collections.defaultdict(list)
        for number, row in enumerate(members):
            cluster = row[3]["cluster_id"] if row[3]["cluster_size"] > 1 else ("alone", number)
            groups[expected[number]].append((number, *row[2]))
            found.append((cluster, expected[number]))
        # the same partition: each of our clusters is one of theirs, and the other way round
        ours, theirs = collections.defaultdict(set), collections.defaultdict(set)
        for a, b in found:
            ours[a].add(b)
            theirs[b].add(a)
        differing += sum(len(v) > 1 for v in ours.values()) + sum(len(v) > 1 for v in theirs.values())
        total += len(members)
        clusters += sum(len(group) > 1 for group in groups.values())
        dropped += sum(row[3]["drop"] is not None for row in members)
        for group in groups.values():
            best = functools.reduce(prefer, group)[1:]
            kept = [number for number, *_ in group if members[number][3]["drop"] is None]
            kept_otherwise += len(kept) != 1 or members[kept[0]][2] != tuple(best)
    print(f"{total} files, {dropped} dropped, {clusters} clusters of two and more, {differing} not the same,", end=" ")
    print(f"{kept_otherwise} in which a file is kept that the script ranks lower")


main(sys.argv[1], sys.argv[2])
