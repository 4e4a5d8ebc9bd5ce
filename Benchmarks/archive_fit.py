#!/usr/bin/env python3
"""How often `label` says that an archive is unlike what the model has learnt, rightly and wrongly.

  Benchmarks/archive_fit.py TEXTMINE [--halves 5]

From half of the accounts of the coded government tweets the model is made that `make konten-model` would make;
archives of 150 tweets of random accounts of the other half are like what it knows, with none of its tweets.
Unlike are tweets of 13 crises in other languages and countries, event by event, and tweets of Indonesian people
(reviews and feelings), 300 at a time. The shares are those that `label` prints. The tweets are in the
developers' shared folder beside the checkout; without it the script says so. Prints Markdown, to be committed
under Benchmarks/results.
"""
import csv
import os
import random
import re
import subprocess
import sys
import tempfile

from bench import SHARED, machine
from labels import coded, halves, parser_of, train, write

LINE = re.compile(r"unknown to the model: (\d+)%.*?less likely than \.5: (\d+)%")
# What is tried as the highest usual share of unknown words and of doubtful labels.
WORDS, DOUBTFUL = (20, 22, 24, 26, 28, 30, 35, 40), (12, 15, 18, 20, 25, 30, 35, 40)


def shares(textmine, model, texts, folder):
    """The two shares, in per cent, that the program prints of these texts."""
    path = os.path.join(folder, "archive.csv")
    write(path, [{"text": text, "username": "", "label": ""} for text in texts])
    run = subprocess.run([textmine, "label", path, "--text-column", "tweet", "--model", model, "-o",
                          os.path.join(folder, "out.csv")], check=True, capture_output=True, text=True)
    return tuple(map(int, LINE.search(run.stderr).groups()))


def archives(rows, rng, count=10, size=150):
    """Texts of random accounts, so many archives."""
    accounts = sorted({row["username"] for row in rows})
    for _ in range(count):
        chosen, texts = rng.sample(accounts, len(accounts)), []
        while len(texts) < size:
            account = chosen.pop()
            texts += [row["text"] for row in rows if row["username"] == account]
        yield texts[:size]


def unlike(rng):
    """By kind, lists of texts that the model cannot know well."""
    def table(name):
        with open(os.path.join(SHARED, "data", "labelled", f"{name}.csv"), newline="", encoding="utf8") as file:
            return list(csv.DictReader(file))
    events = {}
    for row in table("crisis-information-type"):
        events.setdefault(row["event"], []).append(row["text"])
    people = {name: [row["text"] for row in table(name)] for name in ("sentiment-train", "emotion-train")}
    return {"crises elsewhere, by event": [rng.sample(texts, 300) for texts in events.values()],
            "Indonesian reviews": [rng.sample(people["sentiment-train"], 300) for _ in range(10)],
            "feelings of Indonesian people": [rng.sample(people["emotion-train"], 300) for _ in range(10)]}


def spread(values):
    values = sorted(values)
    return f"{values[0]}–{values[len(values) // 2]}–{values[-1]} %"


def main(textmine, count):
    if not os.path.isdir(os.path.join(SHARED, "data")):
        print("archive_fit: skipped, the developers' shared folder is not beside this checkout")
        return
    raw = os.path.join(SHARED, "data", "raw", "tweets-id.jsonl.gz")
    rng, found = random.Random(1), {}
    for number, (learn, test) in enumerate(halves(coded(), count)):
        with tempfile.TemporaryDirectory() as folder:
            model = os.path.join(folder, "model")
            write(os.path.join(folder, "learn.csv"), learn)
            train(textmine, os.path.join(folder, "learn.csv"), model, "--share", "--unlabelled", raw)
            kinds = {"institutions, other accounts": list(archives(test, rng)), **unlike(rng)}
            for kind, lists in kinds.items():
                found.setdefault(kind, []).extend(shares(textmine, model, texts, folder) for texts in lists)
        print(f"half {number + 1} of {count}", file=sys.stderr, flush=True)
    print(f"Machine: {machine()}. Models of {count} random halves by account. Lowest, median and highest share.\n")
    print("| archives | number | words unknown | labels below .5 |\n|---|---|---|---|")
    for kind, values in found.items():
        print(f"| {kind} | {len(values)} | {spread([w for w, _ in values])} | {spread([d for _, d in values])} |")
    print("\nArchives that are said to differ, with these highest usual shares:\n")
    print("| words unknown | labels below .5 | " + " | ".join(found) + " |\n|" + "---|" * (len(found) + 2))
    pairs = [(w, 101) for w in WORDS] + [(101, d) for d in DOUBTFUL] + [(30, 30), (30, 35), (35, 35)]
    for words, doubtful in pairs:
        cells = [f"{sum(w > words or d > doubtful for w, d in values) / len(values):.2f}" for values in found.values()]
        names = [f"{limit} %" if limit < 101 else "–" for limit in (words, doubtful)]
        print(f"| {names[0]} | {names[1]} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    arguments = parser_of(__doc__, halves=5).parse_args()
    main(arguments.textmine, arguments.halves)
