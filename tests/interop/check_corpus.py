#!/usr/bin/env python3
"""Checks a finished corpus with none of Stackyard's code.

    pip install pyarrow numpy tokenizers
    python3 tests/interop/check_corpus.py CORPUS [--megatron CHECKOUT_OF_MEGATRON_LM]

- pyarrow opens every layer of every part; all have as many rows as `files`.
- hashlib recomputes the git id and the SHA-1 of every content, but of pages and Kaggle notebooks, whose ids are of the original.
- The shards are read with Megatron-Core's own IndexedDataset where its checkout is given (only `torch.utils.data.Dataset`, its
  base class, and its log function are stood in for, so that torch need not be installed), otherwise with numpy.
- Hugging Face tokenizers decode every provenance row's token range; the SHA-1 of the text must be the one recorded.
- Between the ranges of a document there is nothing but control tokens, paths and names; in the range of a file or page there is
  none, in that of a notebook, a pair, an issue or a pull request those of its own grammar.
- Every row that no layer drops has a provenance row (a notebook may have one for each form), and no other row has.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import sys
import types

import numpy
import pyarrow.parquet as parquet
from tokenizers import Tokenizer


CONVERTED = ("doc", "kaggle")
PLAIN = ("code", "doc")
FRAME = {"<repo_name>", "<file_sep>", "<|endoftext|>"}


def fail(message):
    print("FAILED:", message)
    sys.exit(1)


def megatron_reader(checkout):
    """Megatron's reader class, imported from its own file."""

    class Dataset:
        pass

    torch = types.ModuleType("torch")
    torch.utils = types.ModuleType("torch.utils")
    torch.utils.data = types.ModuleType("torch.utils.data")
    torch.utils.data.Dataset = Dataset
    torch.Tensor = object
    utils = types.ModuleType("megatron.core.utils")
    utils.log_single_rank = lambda *arguments, **named: None
    package = types.ModuleType("megatron")
    package.__path__ = [str(checkout / "megatron")]
    core = types.ModuleType("megatron.core")
    core.__path__ = [str(checkout / "megatron/core")]
    datasets = types.ModuleType("megatron.core.datasets")
    datasets.__path__ = [str(checkout / "megatron/core/datasets")]
    sys.modules.update({
        "torch": torch,
        "torch.utils": torch.utils,
        "torch.utils.data": torch.utils.data,
        "megatron": package,
        "megatron.core": core,
        "megatron.core.datasets": datasets,
        "megatron.core.utils": utils,
    })
    from megatron.core.datasets.indexed_dataset import IndexedDataset

    return lambda prefix: [numpy.array(document) for document in iterate(IndexedDataset(str(prefix), mmap=True))]


def iterate(dataset):
    for index in range(len(dataset)):
        yield dataset[index]


def numpy_reader(prefix):
    index = prefix.with_suffix(".idx").read_bytes()
    sequences = int.from_bytes(index[18:26], "little")
    dtype = {8: numpy.uint16, 4: numpy.int32}[index[17]]
    lengths = numpy.frombuffer(index, numpy.int32, sequences, 34)
    tokens = numpy.fromfile(prefix.with_suffix(".bin"), dtype)
    return numpy.split(tokens, numpy.cumsum(lengths)[:-1]) if sequences else []


def check_layers(corpus):
    layers = sorted(d.name for d in corpus.iterdir() if (d / "part-00000.parquet").exists())
    rows = 0
    for part in sorted((corpus / "files").glob("part-*.parquet")):
        expected = parquet.ParquetFile(part).metadata.num_rows
        rows += expected
        for layer in layers:
            found = parquet.read_table(
                corpus / layer / part.name, columns=None if layer != "contents" else []
            ).num_rows
            if found != expected:
                fail(f"{layer}/{part.name} has {found} rows, files has {expected}")
    print(f"layers: {', '.join(layers)}: {rows} rows each")
    return layers


def check_contents(corpus):
    contents = bytes_seen = 0
    for part in sorted((corpus / "files").glob("part-*.parquet")):
        files = parquet.read_table(part, columns=["content_id", "blob_id", "stub", "kind"]).to_pylist()
        reader = parquet.ParquetFile(corpus / "contents" / part.name)
        row = 0
        for batch in reader.iter_batches(batch_size=256, columns=["content"]):
            for value in batch.column(0):
                content, file = value.as_py(), files[row]
                row += 1
                if (content is None) != (file["stub"] is not None):
                    fail(f"{part.name} row {row}: stub {file['stub']} and content disagree")
                if content is None or file["kind"] in CONVERTED:
                    continue
                git_id = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
                if git_id != file["content_id"] or hashlib.sha1(content).hexdigest() != file["blob_id"]:
                    fail(f"{part.name} row {row}: ids are wrong")
                contents += 1
                bytes_seen += len(content)
    print(f"contents: {contents} re-hashed, {bytes_seen} bytes")


def selected_rows(corpus, layers):
    selected = collections.Counter()
    for part in sorted((corpus / "files").glob("part-*.parquet")):
        files = parquet.read_table(part, columns=["content_id", "path", "repo_name", "stub"]).to_pylist()
        keep = [file["stub"] is None for file in files]
        for layer in layers:
            if "drop" in parquet.read_schema(corpus / layer / part.name).names:
                drops = parquet.read_table(corpus / layer / part.name, columns=["drop"]).column(0).to_pylist()
                keep = [k and d is None for k, d in zip(keep, drops)]
        selected.update(file["content_id"] for file, k in zip(files, keep) if k)
    return selected


def released(tokenizer, ids, special):
    """A range's text, each control token in it as the byte FF and its spelling."""
    pieces, run = [], []
    for token in ids + [None]:
        if token is None or token in special:
            pieces.append(tokenizer.decode(run, skip_special_tokens=False).encode())
            pieces.append(b"" if token is None else b"\xff" + special[token].encode())
            run = []
        else:
            run.append(token)
    return b"".join(pieces)


def check_shards(corpus, read_shard, selected):
    manifest = json.loads((corpus / "shards/manifest.json").read_text())
    tokenizer = Tokenizer.from_file(str(corpus / "tokenizer/tokenizer.json"))
    special = {value: key for key, value in manifest["special_tokens"].items()}
    trained, structured = collections.Counter(), collections.Counter()
    documents = segments = tokens = controls = 0
    for shard in manifest["shards"]:
        prefix = corpus / "shards" / pathlib.Path(shard["bin"]["file"]).stem
        for key in ("bin", "idx"):
            digest = hashlib.sha256((corpus / "shards" / shard[key]["file"]).read_bytes()).hexdigest()
            if digest != shard[key]["sha256"]:
                fail(f"{shard[key]['file']} has SHA-256 {digest}")
        sequences = read_shard(prefix)
        flat = numpy.concatenate(sequences) if sequences else numpy.zeros(0, numpy.int64)
        starts = numpy.concatenate([[0], numpy.cumsum([len(s) for s in sequences])]).astype(numpy.int64)
        covered = numpy.zeros(len(flat), bool)
        name = prefix.name.replace("train-", "part-") + ".parquet"
        for row in parquet.read_table(corpus / "shards/provenance" / name).to_pylist():
            first, count = row["first_token"], row["token_count"]
            if not starts[row["document"]] <= first <= first + count <= starts[row["document"] + 1]:
                fail(f"{name}: {row['swhid']} is outside its document")
            ids = flat[first : first + count]
            inside = {special[i] for i in set(ids.tolist()) if i in special}
            if inside and (row["kind"] in PLAIN or inside & {"<file_sep>", "<|endoftext|>"}):
                fail(f"{name}: {row['swhid']} has {sorted(inside)} among its text")
            if hashlib.sha1(released(tokenizer, ids.tolist(), special)).hexdigest() != row["released_sha1"]:
                fail(f"{name}: {row['swhid']} does not decode to its recorded text")
            covered[first : first + count] = True
            content = row["swhid"].split(";")[0].rsplit(":", 1)[1]
            (trained if row["kind"] in PLAIN else structured)[content] += 1
            segments += 1
        for start, end in zip(starts, starts[1:]):
            document = flat[start:end]
            if special.get(int(document[-1])) != "<|endoftext|>":
                fail(f"{name}: a document does not end with <|endoftext|>")
            inside = [special[int(i)] for i, c in zip(document, covered[start:end]) if not c and int(i) in special]
            if set(inside) - FRAME:
                fail(f"{name}: unexpected control tokens {set(inside)}")
            controls += len(inside)
            documents += 1
        tokens += len(flat)
    forms = collections.Counter(structured.keys())
    if trained + forms != selected:
        fail(f"shards hold {sum(trained.values())} segments, the layers keep {sum(selected.values())} rows")
    print(f"shards: {len(manifest['shards'])}, {documents} documents, {segments} segments, {tokens} tokens, {controls} control tokens")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--megatron", type=pathlib.Path)
    arguments = parser.parse_args()
    layers = check_layers(arguments.corpus)
    check_contents(arguments.corpus)
    reader = megatron_reader(arguments.megatron) if arguments.megatron else numpy_reader
    check_shards(arguments.corpus, reader, selected_rows(arguments.corpus, layers))
    print("all well")


if __name__ == "__main__":
    main()
