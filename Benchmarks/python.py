#!/usr/bin/env python3
"""What the package for Python costs beside the program, and beside pandas' own CSV.

    Benchmarks/python.py TEXTMINE [TWEETS]

Processor time in seconds, the best of five, in an environment that has the package, pandas and
polars (make test-python makes one). The tweets are those of the example, each made different.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import pandas
import polars

os.environ["TEXTMINE"] = program = os.path.abspath(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
EXAMPLE = Path(__file__).resolve().parents[1] / "Examples/kabupaten.csv"

import textmine  # noqa: E402, it looks for the program


def seconds(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def cost(work):
    """The least time of this process and of its children that the work takes."""
    runs = []
    for _ in range(5):
        before = seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN)
        work()
        after = seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN)
        runs.append((after[0] - before[0], after[1] - before[1]))
    return min(run[0] for run in runs), min(run[1] for run in runs)


example = pandas.read_csv(EXAMPLE)
frame = pandas.concat([example] * (COUNT // len(example) + 1), ignore_index=True).head(COUNT)
frame["text"] = [f"{text} {number}" for number, text in enumerate(frame["text"])]
frame["id"] += numpy.arange(COUNT)
texts = {name: [None if cell != cell else cell for cell in frame[name].tolist()] for name in frame}
POLARS = polars.DataFrame(texts)

with tempfile.TemporaryDirectory() as folder:
    table = os.path.join(folder, "tweets.csv")
    written, _ = cost(lambda: frame.to_csv(table, index=False))
    read, _ = cost(lambda: pandas.read_csv(table))

    def bare():
        with open(table) as given:
            command = [program, "label", "-", "--quiet"]
            subprocess.run(command, stdin=given, stdout=subprocess.DEVNULL, check=True)

    _, alone = cost(bare)
    print(f"{COUNT:,} tweets\n")
    print("| | this process | textmine | more than textmine alone |\n|---|---|---|---|")
    print(f"| textmine alone, from and to files | – | {alone:.2f} s | – |")
    for name, value in ("pandas", frame), ("polars", POLARS):
        own, children = cost(lambda: textmine.label(value, quiet=True))
        more = own + children - alone
        print(f"| label, {name} | {own:.2f} s | {children:.2f} s | {more:.2f} s |")
    both = written + read
    print(f"| to_csv and read_csv of pandas | {written:.2f} + {read:.2f} s | – | {both:.2f} s |")
