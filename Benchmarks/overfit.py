#!/usr/bin/env python3
"""How much of a codebook's accuracy is owed to the accounts it was developed on.

  Benchmarks/overfit.py TEXTMINE CODES.csv CODEBOOK.yml [CODEBOOK.yml ...]

CODES.csv has the columns text, label and, for the part by account, username. For each codebook
prints figures in sample and by account: the accounts fall into two halves by a hash of their names;
the tweets of a half are labelled by the codebook as it is, and by the codebook without the keywords
that are found in that half and nowhere in the other. Such a keyword may have been written for the
half it is measured on. Many were not, since half a sample is too small to show every word of the
language, so the second figure is a lower bound. Without username only the first figures are printed.
"""
import csv
import hashlib
import os
import re
import subprocess
import sys
import tempfile

from accuracy import SERVICE, cell, labels, scores

# A keyword of the project's codebooks: its line, and those that go on with it.
ENTRY = re.compile(r"^      - (?:\{match: )?(\"[^\"]*\"|[^,}\n]*).*\n(?:        .*\n)*", re.M)
CATEGORY = re.compile(r"^  - id: (\w+)$", re.M)
FOUND = re.compile(r"^(\w+) +(\S.*?)  +(\d+) ")


def half(account):
    return hashlib.sha256(account.lower().encode()).digest()[0] % 2


def write(path, rows):
    with open(path, "w", newline="", encoding="utf8") as file:
        sheet = csv.DictWriter(file, ["id", "username", "text", "label"], extrasaction="ignore")
        sheet.writeheader()
        sheet.writerows({**row, "id": number} for number, row in enumerate(rows))


def found(textmine, codebook, tweets):
    """The keywords that occur in tweets, each with its category."""
    out = subprocess.run([textmine, "codebook", "check", codebook, tweets], check=True, capture_output=True, text=True,
                         encoding="utf8").stdout
    matches = [FOUND.match(line) for line in out.splitlines()]
    return {(match[1], match[2]) for match in matches if match and int(match[3])}


def without(codebook, keywords, path):
    """Writes the codebook less some keywords; returns how many are gone."""
    text = open(codebook, encoding="utf8").read()
    parts = CATEGORY.split(text)
    gone = 0

    def keep(match, category):
        nonlocal gone
        drop = (category, match[1].strip().strip('"')) in keywords
        gone += drop
        return "" if drop else match[0]

    result = parts[0]
    for category, part in zip(parts[1::2], parts[2::2]):
        result += f"  - id: {category}" + ENTRY.sub(lambda match, category=category: keep(match, category), part)
    with open(path, "w", encoding="utf8") as file:
        file.write(result)
    return gone


def row(name, pairs):
    names = sorted({code for code, _ in pairs})
    f1s = [scores(pairs, lambda value, name=name: value == name)[2] or 0 for name in names]
    service = scores(pairs, SERVICE.__contains__)[2]
    right = sum(code == label for code, label in pairs)
    print(f"| {name} | {len(pairs)} | {sum(f1s) / len(f1s):.3f} | {cell(service)} | {right / len(pairs):.3f} |")


def by_account(textmine, codebook, tweets, folder):
    sheets = [os.path.join(folder, name) for name in ("first.csv", "second.csv")]
    for number, sheet in enumerate(sheets):
        write(sheet, [tweet for tweet in tweets if half(tweet["username"]) == number])
    hits = [found(textmine, codebook, sheet) for sheet in sheets]
    frozen = []
    for number, sheet in enumerate(sheets):
        name = ("first", "second")[number] + " half of the accounts"
        row(name, labels(textmine, sheet, ["--codebook", codebook]))
        reduced = os.path.join(folder, "reduced.yml")
        gone = without(codebook, hits[number] - hits[1 - number], reduced)
        pairs = labels(textmine, sheet, ["--codebook", reduced])
        row(f"{name}, without the {gone} keywords found only there", pairs)
        frozen += pairs
    row("both halves, each without its own", frozen)


def main(textmine, codes, *codebooks):
    with open(codes, newline="", encoding="utf8") as file:
        tweets = list(csv.DictReader(file))
    for codebook in codebooks:
        print(f"\n{os.path.basename(codebook)} on {os.path.basename(codes)}\n")
        print("| what | tweets | macro-F1 | service F1 | accuracy |\n|---|---|---|---|---|")
        with tempfile.TemporaryDirectory() as folder:
            sheet = os.path.join(folder, "all.csv")
            write(sheet, tweets)
            row("all, as it is", labels(textmine, sheet, ["--codebook", codebook]))
            if "username" in tweets[0]:
                by_account(textmine, codebook, tweets, folder)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
