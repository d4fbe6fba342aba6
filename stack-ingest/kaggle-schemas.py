#!/usr/bin/env python3
"""Says what pandas sees in the CSV files of Kaggle's data sets, for stackyard ingest kaggle --kaggle-schemas.

    kaggle-schemas.py DATA > schemas.jsonl

DATA holds the data sets as Kaggle's client unpacks them, DATA/OWNER/NAME/...csv. For each file a line of JSON: dataset
(OWNER/NAME), path (NAME/...csv, as notebooks have it behind ../input/), info (what df.info() prints) and examples (four rows,
each a line of JSON). Files that pandas cannot read are named on standard error and left out. Needs Python 3.8 and pandas.
"""
import io
import json
import pathlib
import sys

import pandas

EXAMPLES = 4


def schema(data, file):
    dataset = file.relative_to(data).parts[:2]
    table = pandas.read_csv(file)
    info = io.StringIO()
    table.info(buf=info)
    return {
        "dataset": "/".join(dataset),
        "path": file.relative_to(data / dataset[0]).as_posix(),
        "info": info.getvalue(),
        "examples": table.head(EXAMPLES).to_json(orient="records", lines=True, force_ascii=False),
    }


def main():
    if len(sys.argv) != 2 or not pathlib.Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1])
    for file in sorted(data.glob("*/*/**/*.csv")):
        try:
            print(json.dumps(schema(data, file), ensure_ascii=False))
        except Exception as problem:  # whatever pandas throws, it is the file's fault
            print(f"{file}: {problem}", file=sys.stderr)


if __name__ == "__main__":
    main()
