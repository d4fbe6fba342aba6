"""How many near duplicates do tools leave, and how many of what they drop is none? Against brute force.

    python3 accuracy.py VERIFIED BIGCODE     needs numpy, scipy, pyarrow, rensa, datatrove

VERIFIED and BIGCODE are corpora of the same files, deduplicated with the default recipe and with the-stack-v2 (across
languages). Their texts are given to rensa and datatrove as well. Truth: the Jaccard index of the sets of five adjacent words
(runs of letters, digits and _, in lower case) of all pairs, computed exactly by multiplying the matrix of files and 5-grams
with itself. A pair is left if both files are kept; a drop is false if no kept file is that similar to it.
"""

import collections
import pathlib
import re
import sys
import tempfile
import time

import numpy
import pyarrow.parquet
import scipy.sparse

WORD = re.compile(r"\w+")
BLOCK = 256
THRESHOLD = 0.7


def read(corpus):
    """Texts of the rows that have one, and whether duplicates drops them, with their clusters."""
    texts, dropped, clusters = [], [], []
    for part in sorted((pathlib.Path(corpus) / "files").glob("*.parquet")):
        column = lambda layer, name: pyarrow.parquet.read_table(
            pathlib.Path(corpus) / layer / part.name, columns=[name]).column(name).to_pylist()
        contents, encodings = column("contents", "content"), column("files", "src_encoding")
        for content, encoding, drop, cluster in zip(
            contents, encodings, column("duplicates", "drop"), column("duplicates", "cluster_id")):
            if content is not None:
                texts.append(content.decode(encoding or "utf-8", "replace"))
                dropped.append(drop is not None)
                clusters.append(cluster)
    return texts, numpy.array(dropped), clusters


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + 5]) for i in range(max(0, len(words) - 4))}


def similar_pairs(texts):
    """All pairs from 0.7 on with their similarity; files of fewer than five words have none."""
    numbers, rows, columns = {}, [], []
    for row, text in enumerate(texts):
        for shingle in shingles(text):
            columns.append(numbers.setdefault(shingle, len(numbers)))
            rows.append(row)
    ones = numpy.ones(len(rows), dtype=numpy.float32)
    matrix = scipy.sparse.csr_matrix((ones, (rows, columns)), shape=(len(texts), len(numbers)))
    sizes = numpy.asarray(matrix.sum(axis=1)).ravel()
    # a 5-gram of a single file is in no intersection
    matrix = matrix[:, numpy.asarray(matrix.sum(axis=0)).ravel() > 1]
    transposed = matrix.T.tocsr()
    found = []
    for start in range(0, len(texts), BLOCK):
        common = (matrix[start : start + BLOCK] @ transposed).tocoo()
        first = common.row + start
        jaccard = common.data / (sizes[first] + sizes[common.col] - common.data)
        keep = (jaccard >= THRESHOLD - 1e-6) & (first < common.col)
        found.append((first[keep], common.col[keep], jaccard[keep]))
    return tuple(numpy.concatenate(parts) for parts in zip(*found))


def rensa_drops(texts):
    import rensa

    start = time.process_time()
    index, drops = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=16), []
    for number, text in enumerate(texts):
        minhash = rensa.RMinHash(num_perm=128, seed=42)
        minhash.update(list(shingles(text)) or [text])
        near = [other for other in index.query(minhash) if not drops[other]]
        drops.append(bool(near))
        index.insert(number, minhash)
    return numpy.array(drops), None, time.process_time() - start


def datatrove_drops(texts):
    from datatrove.data import Document
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig

    start = time.process_time()
    config = MinhashConfig(n_grams=5, num_buckets=14, hashes_per_bucket=8)
    documents = lambda: (Document(text=text, id=str(number)) for number, text in enumerate(texts))
    with tempfile.TemporaryDirectory() as directory:
        MinhashDedupSignature(f"{directory}/sigs", config=config).run(documents(), 0, 1)
        for bucket in range(config.num_buckets):
            MinhashDedupBuckets(f"{directory}/sigs", f"{directory}/buckets", config=config).run(
                None, bucket, config.num_buckets)
        MinhashDedupCluster(f"{directory}/buckets", f"{directory}/remove", config=config).run(None, 0, 1)
        kept = {int(d.id) for d in MinhashDedupFilter(f"{directory}/remove").run(documents(), 0, 1)}
    return numpy.array([number not in kept for number in range(len(texts))]), None, time.process_time() - start


def report(name, dropped, clusters, seconds, pairs):
    first, second, jaccard = pairs
    row = [name, f"{dropped.sum():,}"]
    for least in (0.7, 0.8):
        high = jaccard >= least - 1e-6
        left = high & ~dropped[first] & ~dropped[second]
        row.append(f"{left.sum():,} of {high.sum():,}")
    justified = numpy.zeros(len(dropped), dtype=bool)
    justified[first[~dropped[second]]] = True
    justified[second[~dropped[first]]] = True
    row.append(f"{(dropped & ~justified).sum():,}")
    if clusters:
        sizes = [size for cluster, size in collections.Counter(clusters).items() if cluster]
        row.append(f"{len(sizes):,}, largest {max(sizes):,}")
    else:
        row.append("")
    row.append("" if seconds is None else f"{seconds:.0f}")
    print("| " + " | ".join(row) + " |", flush=True)


def main(verified, bigcode):
    texts, dropped, clusters = read(verified)
    start = time.process_time()
    pairs = similar_pairs(texts)
    print(f"{len(texts):,} files, {sum(len(t) for t in texts):,} characters; brute force {time.process_time() - start:.0f} s")
    print("| tool | dropped | pairs left at 0.7 | at 0.8 | drops without a kept file at 0.7 | clusters | CPU s |")
    report("verified", dropped, clusters, None, pairs)
    report("bigcode", *read(bigcode)[1:], None, pairs)
    report("rensa", *rensa_drops(texts), pairs)
    report("datatrove", *datatrove_drops(texts), pairs)


main(sys.argv[1], sys.argv[2])
