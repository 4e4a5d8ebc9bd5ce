#!/usr/bin/env python3
"""How accurate textmine's models are beside common baselines, on the same tweets, in one run.

  Benchmarks/models.py TEXTMINE            (what `make bench-accuracy` runs)

The tweets and the baselines' settings are in the developers' shared folder beside the checkout;
without it there is nothing to measure and the script says so. Needs scikit-learn, pandas and the
program fasttext (PYTHON=… make bench-accuracy for a virtual environment). Prints Markdown, to be
committed under Benchmarks/results. `--quick` leaves out the divisions by event.
"""
import argparse
import contextlib
import csv
import datetime
import io
import json
import os
import random
import string
import subprocess
import sys
import tempfile
import time

from bench import SHARED, machine

RUNS = 5
SEED = 42


def textmine_labels(textmine, folder, train, test, options=()):
    """Trains on one list of (text, label) and labels the texts of another."""
    paths = [os.path.join(folder, name) for name in ("train.csv", "test.csv", "model")]
    for path, rows, names in ((paths[0], train, ("text", "label")), (paths[1], test, ("text", "gold"))):
        with open(path, "w", newline="", encoding="utf8") as out:
            csv.writer(out).writerows([names, *rows])
    subprocess.run([textmine, "train", "--quiet", "--code-column", "label", "-o", paths[2], paths[0], *options],
                   check=True, stderr=subprocess.DEVNULL)
    return labels(textmine, paths[1], "--model", paths[2])


def labels(textmine, path, *options):
    """What textmine says of each row of a table."""
    out = subprocess.run([textmine, "label", "--quiet", path, *options], check=True, capture_output=True,
                         text=True, encoding="utf8").stdout
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    return [row["textmine_label" if "textmine_label" in row else "label"] for row in rows]


class Systems:
    """The baselines of the shared script, and textmine, each from coded texts to labels."""

    def __init__(self, textmine):
        sys.path.insert(0, os.path.join(SHARED, "bench"))
        import peers
        self.peers, self.textmine = peers, textmine

    def names(self):
        return [*self.peers.sklearn_systems(), "fastText", "textmine, multinomial", "textmine, complement",
                "textmine, linear (default)"]

    def labels(self, name, train, test):
        texts, codes = zip(*train)
        asked = [text for text, _ in test]
        with tempfile.TemporaryDirectory() as folder:
            if name.startswith("textmine"):
                method = name.split()[1]
                return textmine_labels(self.textmine, folder, train, test, ["--method", method])
            if name == "fastText":
                model, names = self.peers.fasttext_train(texts, codes, folder)
                found = self.peers.fasttext_predict(model, names, asked, folder)
                return [label or codes[0] for label in found]
            return list(self.peers.sklearn_systems()[name].fit(texts, codes).predict(asked))


def read(name):
    path = os.path.join(SHARED, "data", "labelled", f"{name}.csv")
    with open(path, newline="", encoding="utf8") as rows:
        return list(csv.DictReader(rows))


def pairs(rows):
    return [(row["text"], row["label"]) for row in rows]


def divisions(quick):
    """For each set of tweets its parts to train on and to test on."""
    from sklearn.model_selection import GroupKFold, train_test_split
    for name in ("emotion", "sentiment"):
        yield f"{name}, train and test", [(pairs(read(f"{name}-train")), pairs(read(f"{name}-test")))]
    crisis = read("crisis-information-type")
    parts = train_test_split(crisis, test_size=0.25, random_state=SEED, stratify=[row["label"] for row in crisis])
    yield f"crisis, 75/25, seed {SEED}", [tuple(map(pairs, parts))]

    def by_group(rows, column):
        groups = [row[column] for row in rows]
        return [([pairs(rows)[i] for i in train], [pairs(rows)[i] for i in test])
                for train, test in GroupKFold(5).split(rows, groups=groups)]
    if not quick:
        yield "crisis, five parts by event", by_group(crisis, "event")
    yield "government, five parts by account", by_group(read("government"), "username")


def accuracy(systems, quick):
    from sklearn.metrics import accuracy_score, f1_score
    print("| tweets | system | macro-F1 | accuracy |\n|---|---|---|---|")
    for title, folds in divisions(quick):
        truth = [code for _, test in folds for _, code in test]
        best = 0
        for name in systems.names():
            with contextlib.redirect_stdout(sys.stderr):
                found = [label for train, test in folds for label in systems.labels(name, train, test)]
            score = f1_score(truth, found, average="macro")
            mark = f" ({score - best:+.4f} on the best baseline)" if "default" in name else ""
            if not name.startswith("textmine"):
                best = max(best, score)
            print(f"| {title} | {name} | {score:.4f}{mark} | {accuracy_score(truth, found):.4f} |", flush=True)


def seeded(textmine):
    """Without any code: keywords alone, and the model seeded by them on the raw tweets."""
    from sklearn.metrics import accuracy_score, f1_score
    rows = read("government")
    truth = [row["label"] for row in rows]
    path = os.path.join(SHARED, "data", "labelled", "government.csv")
    print("\n| government, no codes | macro-F1 | accuracy |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "model")
        raw = os.path.join(SHARED, "data", "raw", "tweets-id.jsonl.gz")
        subprocess.run([textmine, "train", "--quiet", "--seed", "konten", raw, "-o", model], check=True)
        for name, options in (("keywords alone", []), ("seeded on 60,204 raw tweets", ["--model", model])):
            found = labels(textmine, path, *options)
            print(f"| {name} | {f1_score(truth, found, average='macro'):.4f} | {accuracy_score(truth, found):.4f} |")


def training_time(systems):
    """Wall seconds of training on the sentiment texts, in turn with fastText."""
    train = pairs(read("sentiment-train"))
    texts, codes = zip(*train)
    path = os.path.join(SHARED, "data", "labelled", "sentiment-train.csv")
    times = {"fastText": [], "textmine": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            start = time.perf_counter()
            systems.peers.fasttext_train(texts, codes, folder)
            times["fastText"].append(time.perf_counter() - start)
            start = time.perf_counter()
            subprocess.run([systems.textmine, "train", "--quiet", "--code-column", "label", path, "-o",
                            os.path.join(folder, "model")], check=True, stderr=subprocess.DEVNULL)
            times["textmine"].append(time.perf_counter() - start)
    print(f"\n| training on {len(train):,} texts | median s | best s |\n|---|---|---|")
    for name, seconds in times.items():
        print(f"| {name} | {sorted(seconds)[RUNS // 2]:.2f} | {min(seconds):.2f} |")
    ratios = sorted(one / other for one, other in zip(times["fastText"], times["textmine"]))
    print(f"\nfastText takes {ratios[RUNS // 2]:.1f} times as long (median of {RUNS} pairs, "
          f"{ratios[0]:.1f} to {ratios[-1]:.1f}).")


def start_up(textmine):
    """Wall milliseconds to label one tweet, by models of few and of more than a million features."""
    draw = random.Random(1)
    words = ["".join(draw.choices(string.ascii_lowercase, k=draw.randint(5, 9))) for _ in range(130_000)]
    many = [(" ".join(draw.choices(words, k=12)), draw.choice("ab")) for _ in range(65_000)]
    print("\n| labelling one tweet, start-up included | features | median ms | best ms |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for rows in ([("a b", "a"), ("c d", "b")] * 5, many):
            path, model = os.path.join(folder, "codes.csv"), os.path.join(folder, "model")
            with open(path, "w", newline="", encoding="utf8") as out:
                csv.writer(out).writerows([("text", "code"), *rows])
            subprocess.run([textmine, "train", "--quiet", "--no-finds", path, "-o", model], check=True)
            with open(model, "rb") as file:
                file.readline()
                features = json.loads(file.readline())["features"]
            times = []
            for _ in range(21):
                start = time.perf_counter()
                subprocess.run([textmine, "label", "--quiet", "--model", model, "-"], input=b"text\nhalo\n",
                               check=True, stdout=subprocess.DEVNULL)
                times.append(1000 * (time.perf_counter() - start))
            print(f"| {os.path.getsize(model) / 1e6:.1f} MB model | {features:,} | {sorted(times)[10]:.0f} | {min(times):.0f} |")


def main(textmine, quick):
    if not os.path.isdir(os.path.join(SHARED, "data")):
        print("bench-accuracy: skipped, the developers' shared folder is not beside this checkout")
        return
    print(f"Date {datetime.date.today()}, machine: {machine()}. Command: `make bench-accuracy`.\n")
    systems = Systems(textmine)
    accuracy(systems, quick)
    seeded(textmine)
    training_time(systems)
    start_up(textmine)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("textmine", type=os.path.abspath)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    main(arguments.textmine, arguments.quick)
