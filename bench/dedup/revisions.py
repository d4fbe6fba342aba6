"""Writes revisions of files out of git histories: known near duplicates, among files that have nothing to do with each other.

    python3 revisions.py OUT FILES REPOSITORY...

From each repository about FILES/number of repositories files: of paths in a random order, up to eight different contents of
each, evenly spread over its history. OUT/REPOSITORY/NUMBER/path; symbolic links and files over 256 KiB are left out.
"""

import collections
import pathlib
import random
import subprocess
import sys

MOST_REVISIONS = 8
MAX_BYTES = 256 << 10


def git(repository, *command, **more):
    return subprocess.run(["git", "-C", repository, *command], stdout=subprocess.PIPE, check=True, **more).stdout


def contents_by_path(repository):
    """The blobs that each path has had, latest first."""
    blobs = collections.defaultdict(dict)
    log = git(repository, "log", "--format=", "--raw", "--no-renames", "--no-abbrev", "-z", "--max-count=6000")
    fields = log.split(b"\0")
    for header, path in zip(fields, fields[1:]):
        columns = header.split(b" ")
        if header.startswith(b":") and columns[1].startswith(b"100") and set(columns[3]) != {48}:
            blobs[path.decode("utf-8", "surrogateescape")][columns[3].decode()] = None
    return {path: list(found) for path, found in blobs.items()}


def main(out, files, repositories):
    for repository in repositories:
        wanted = files // len(repositories)
        by_path = sorted(contents_by_path(repository).items())
        random.Random(1).shuffle(by_path)
        chosen = []
        for path, blobs in by_path:
            step = max(1, len(blobs) // MOST_REVISIONS)
            chosen += [(path, blob) for blob in blobs[::step][:MOST_REVISIONS]]
        chosen = chosen[: wanted * 2]
        batch = git(repository, "cat-file", "--batch", input="".join(blob + "\n" for _, blob in chosen).encode())
        name, at, written = repository.rstrip("/").removesuffix("/repo").split("/")[-1], 0, 0
        for number, (path, _) in enumerate(chosen):
            end = batch.index(b"\n", at)
            header = batch[at:end].split()
            if header[-1] == b"missing":
                at = end + 1
                continue
            size = int(header[2])
            content, at = batch[end + 1 : end + 1 + size], end + 2 + size
            if size <= MAX_BYTES and b"\0" not in content and written < wanted:
                target = pathlib.Path(out, name, f"{number:05}", path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                written += 1
        print(f"{name}: {written} files of {len(by_path)} paths")


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
