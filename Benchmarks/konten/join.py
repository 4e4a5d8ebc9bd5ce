#!/usr/bin/env python3
"""The texts that codes.csv has codes of, as a table for `textmine train`.

  Benchmarks/konten/join.py ARCHIVE.jsonl.gz > coded.csv

codes.csv knows a text by its SHA-256 only, so that no tweet is in the project. The archive has no
accounts, so the column is empty and no text helps a feature to the accounts that a shared model asks for.
Fails unless every text is found.
"""
import csv
import gzip
import hashlib
import json
import os
import sys


def main(archive):
    with open(os.path.join(os.path.dirname(__file__), "codes.csv"), newline="") as file:
        codes = {row["sha256"]: row["code"] for row in csv.DictReader(file)}
    out = csv.writer(sys.stdout)
    out.writerow(["text", "username", "label"])
    with gzip.open(archive, "rt", encoding="utf8") as file:
        for line in file:
            text = json.loads(line)["text"]
            digest = hashlib.sha256(text.encode()).hexdigest()
            if digest in codes:
                out.writerow([text, "", codes.pop(digest)])
    if codes:
        sys.exit(f"join.py: {len(codes)} coded texts are not in {archive}; expected all")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
