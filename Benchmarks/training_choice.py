#!/usr/bin/env python3
"""Whether codes chosen by `sample --for training` teach more than random ones, on accounts not coded before.

  Benchmarks/training_choice.py TEXTMINE [--halves 20]

Half of the accounts of the coded government tweets is the archive. A model is trained on 100 random tweets of
it; N more are then coded, chosen by `sample --for training` with that model, or at random; a model trained on
all of them labels the other half. Both ways start from the same 100 tweets, so differences are paired. With
keywords of konten, as models are trained by default, and without. The tweets are in the developers' shared
folder beside the checkout; without it the script says so. Prints Markdown, to be committed under
Benchmarks/results.
"""
import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile

from bench import SHARED, machine
from labels import coded, figures, halves, labelled, parser_of, train, write

START, SIZES = 100, (50, 100, 200)


def chosen(textmine, folder, rows, model, count):
    """The rows that the program chooses to be coded next."""
    archive, sheet = os.path.join(folder, "archive.csv"), os.path.join(folder, "sheet.csv")
    with open(archive, "w", newline="", encoding="utf8") as file:
        out = csv.writer(file)
        out.writerow(["id", "username", "tweet"])
        out.writerows([number + 1, row["username"], row["text"]] for number, row in enumerate(rows))
    subprocess.run([textmine, "sample", archive, "--for", "training", "-n", str(count), "--model", model, "-o", sheet,
                    "--quiet", "--force", "--text-column", "tweet"], check=True, capture_output=True)
    with open(sheet, newline="", encoding="utf-8-sig") as file:
        return [rows[int(row["id"]) - 1] for row in csv.DictReader(file)]


def learnt(textmine, folder, codes, test, options):
    """The figures of a model that has learnt `codes`, on other accounts."""
    paths = [os.path.join(folder, name) for name in ("learn.csv", "test.csv", "model")]
    write(paths[0], codes)
    write(paths[1], test)
    train(textmine, paths[0], paths[2], *options)
    return figures(test, *labelled(textmine, paths[1], "--model", paths[2]))[:3]


def main(textmine, count):
    if not os.path.isdir(os.path.join(SHARED, "data")):
        print("training_choice: skipped, the developers' shared folder is not beside this checkout")
        return
    rows, found = coded(), {}
    for number, (pool, test) in enumerate(halves(rows, count)):
        rng = random.Random(1000 + number)
        pool = rng.sample(pool, len(pool))
        start, rest = pool[:START], pool[START:]
        for name, options in (("with keywords", ()), ("without", ("--no-finds",))):
            with tempfile.TemporaryDirectory() as folder:
                model = os.path.join(folder, "start")
                write(os.path.join(folder, "start.csv"), start)
                train(textmine, os.path.join(folder, "start.csv"), model, *options)
                for size in SIZES:
                    more = {"chosen": chosen(textmine, folder, rest, model, size), "random": rest[:size]}
                    found.setdefault((name, size), []).append(
                        {way: learnt(textmine, folder, start + codes, test, options) for way, codes in more.items()})
        print(f"half {number + 1} of {count}", flush=True, file=sys.stderr)
    print(f"Machine: {machine()}. {count} random halves by account of {len(rows)} coded tweets; mean, and mean difference ± "
          "standard deviation over the halves.\n")
    print("| keywords | codes | figure | random | chosen | difference | better in |\n|---|---|---|---|---|---|---|")
    for (name, size), values in found.items():
        for index, figure in enumerate(("macro-F1", "service F1", "accuracy")):
            pairs = [(value["random"][index], value["chosen"][index]) for value in values]
            differences = [b - a for a, b in pairs]
            print(f"| {name} | {START} + {size} | {figure} | {statistics.mean(a for a, _ in pairs):.3f} "
                  f"| {statistics.mean(b for _, b in pairs):.3f} | {statistics.mean(differences):+.3f} ± "
                  f"{statistics.stdev(differences):.3f} | {sum(d > 0 for d in differences)} of {count} |")


if __name__ == "__main__":
    arguments = parser_of(__doc__, halves=20).parse_args()
    main(arguments.textmine, arguments.halves)
