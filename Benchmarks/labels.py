#!/usr/bin/env python3
"""How well labels hold on accounts that nobody has seen: ten random halves by account.

  Benchmarks/labels.py TEXTMINE [--halves 10] [--no-peers]

Half of the accounts of the coded government tweets are learnt from, the other half is labelled: by the
keywords of konten, by the model that `make konten-model` would build from the first half and from the
texts of konten/codes.csv, by the same without those, from codes alone, and by the baselines of the shared
script, which learn from the same as the first. Needs scikit-learn and pandas. The tweets are in the
developers' shared folder beside the checkout;
without it the script says so. Prints Markdown, to be committed under Benchmarks/results.
"""
import argparse
import csv
import hashlib
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile

from bench import SHARED, machine

ARCHIVE = os.path.join(SHARED, "data", "raw", "tweets-id.jsonl.gz")
FILES = ("government", "government-2", "government-3")
SERVICE = {"layanan", "peringatan"}
FIGURES = ("macro-F1", "service F1", "accuracy", "calibration error")


def coded():
    """All coded government tweets: dictionaries with text, label, username and set."""
    rows = []
    for name in FILES:
        with open(os.path.join(SHARED, "data", "labelled", f"{name}.csv"), newline="", encoding="utf8") as file:
            rows += [{**row, "set": name} for row in csv.DictReader(file)]
    return rows


def halves(rows, count):
    """Random halves of the accounts: rows to learn from and rows to label."""
    accounts = sorted({row["username"].lower() for row in rows})
    for seed in range(count):
        chosen = set(random.Random(seed).sample(accounts, len(accounts) // 2))
        yield ([row for row in rows if row["username"].lower() in chosen],
               [row for row in rows if row["username"].lower() not in chosen])


def was_unread(row):
    """Whether the row is of the half of the new accounts that nobody read for keywords."""
    digest = hashlib.sha256(row["username"].lower().encode()).hexdigest()
    return row["set"] != "government" and int(digest, 16) % 2 == 1


def figures(rows, labels, probabilities):
    """macro-F1, service F1, accuracy and, with probabilities, the expected calibration error."""
    codes = [row["label"] for row in rows]
    f1 = []
    for category in sorted(set(codes)):
        hits = sum(c == l == category for c, l in zip(codes, labels))
        f1.append(2 * hits / (codes.count(category) + labels.count(category)))
    hits = sum(c in SERVICE and l in SERVICE for c, l in zip(codes, labels))
    service = 2 * hits / max(1, sum(c in SERVICE for c in codes) + sum(l in SERVICE for l in labels))
    right = [c == l for c, l in zip(codes, labels)]
    error = None
    if probabilities:
        bins = {}
        for p, r in zip(probabilities, right):
            bins.setdefault(min(int(10 * p), 9), []).append((p, r))
        error = sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / len(rows)
    return statistics.mean(f1), service, statistics.mean(right), error


def write(path, rows):
    with open(path, "w", newline="", encoding="utf8") as file:
        out = csv.writer(file)
        out.writerow(["tweet", "username", "code"])
        out.writerows([row["text"], row["username"], row["label"]] for row in rows)


def labelled(textmine, path, *options):
    """Labels and, where there are any, probabilities of a table's rows."""
    out = subprocess.run([textmine, "label", "--quiet", "--text-column", "tweet", path, *options], check=True,
                         capture_output=True, text=True, encoding="utf8").stdout
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    probabilities = [float(row["probability"]) for row in rows if row["probability"]]
    return [row["label"] for row in rows], probabilities if len(probabilities) == len(rows) else None


def train(textmine, path, model, *options):
    return subprocess.run([textmine, "train", "--text-column", "tweet", "--code-column", "code", "-o", model, path,
                           *options], check=True, capture_output=True, text=True).stdout


def texts_of_archive():
    """The texts of the uncoded archive that konten/codes.csv has codes of: dictionaries with text, label, username."""
    join = os.path.join(os.path.dirname(os.path.abspath(__file__)), "konten", "join.py")
    out = subprocess.run([join, ARCHIVE], check=True, capture_output=True, text=True, encoding="utf8").stdout
    return list(csv.DictReader(io.StringIO(out, newline="")))


def systems(textmine, folder, learn, coded_texts, test, peers):
    """Every system's labels and probabilities of `test`, by name; the default model learns from `coded_texts`, too."""
    paths = [os.path.join(folder, name) for name in ("learn.csv", "test.csv", "model")]
    write(paths[1], test)
    yield "keywords of `konten`", *labelled(textmine, paths[1], "--codebook", "konten")
    for name, more, options in (("default model", coded_texts, ("--share", "--unlabelled", ARCHIVE)),
                                ("without codes of the archive", [], ("--share", "--unlabelled", ARCHIVE)),
                                ("codes and keywords alone", [], ("--share",)),
                                ("codes alone, without keywords", [], ("--share", "--no-finds"))):
        write(paths[0], [*learn, *more])
        train(textmine, paths[0], paths[2], *options)
        yield name, *labelled(textmine, paths[1], "--model", paths[2])
    all_coded = [*learn, *coded_texts]
    texts, codes = [row["text"] for row in all_coded], [row["label"] for row in all_coded]
    for name, system in peers.items():
        yield name, list(system.fit(texts, codes).predict([row["text"] for row in test])), None


def parser_of(doc, halves):
    """The arguments of a measurement over random halves of the accounts: the program, and how many."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("textmine", type=os.path.abspath)
    parser.add_argument("--halves", type=int, default=halves)
    return parser


def main(textmine, count, with_peers):
    if not os.path.isdir(os.path.join(SHARED, "data")):
        print("labels: skipped, the developers' shared folder is not beside this checkout")
        return
    peers = {}
    if with_peers:
        sys.path.insert(0, os.path.join(SHARED, "bench"))
        from peers import sklearn_systems
        peers = sklearn_systems()
    rows, coded_texts = coded(), texts_of_archive()
    found = {}
    for number, (learn, test) in enumerate(halves(rows, count)):
        with tempfile.TemporaryDirectory() as folder:
            for name, labels, probabilities in systems(textmine, folder, learn, coded_texts, test, peers):
                for part, keep in (("all", lambda row: True), ("unread", was_unread)):
                    places = [i for i, row in enumerate(test) if keep(row)]
                    found.setdefault((part, name), []).append(figures(
                        [test[i] for i in places], [labels[i] for i in places],
                        probabilities and [probabilities[i] for i in places]))
        print(f"half {number + 1} of {count}", file=sys.stderr, flush=True)
    print(f"Machine: {machine()}. {len(rows)} coded tweets of {len({r['username'].lower() for r in rows})} accounts.\n")
    for part, title in (("all", "All tweets of the other half"),
                        ("unread", "Of these, the accounts that nobody read while keywords were written")):
        print(f"{title}, mean ± standard deviation over {count} halves:\n")
        print("| system | " + " | ".join(FIGURES) + " |\n|" + "---|" * (len(FIGURES) + 1))
        for (kept, name), values in found.items():
            if kept != part:
                continue
            cells = []
            for column in zip(*values):
                cells.append("–" if None in column else f"{statistics.mean(column):.3f} ± {statistics.stdev(column):.3f}")
            print(f"| {name} | " + " | ".join(cells) + " |")
        print()


if __name__ == "__main__":
    parser = parser_of(__doc__, halves=10)
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    arguments = parser.parse_args()
    main(arguments.textmine, arguments.halves, arguments.peers)
