#!/usr/bin/env python3
"""Counts the instructions of small runs and compares them with those that are committed.

  Benchmarks/instructions.py TEXTMINE             fails where a run needs 10 % more than in instructions.tsv
  Benchmarks/instructions.py TEXTMINE --update    writes the counts there

The counts come from `valgrind --tool=callgrind`: other programs on the machine do not touch them, unlike
seconds. They hold for one edition of Swift and of the system's libraries (CI's) and, in the file, for one
build: `debug` or `release`, which the program's folder names. A run that needs less than nine tenths is said,
so that the file is brought up to date; it is no failure.
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COUNTS = os.path.join(ROOT, "Benchmarks", "instructions.tsv")
TABLE = os.path.join(ROOT, "Examples", "kabupaten.csv")
CODEBOOK = os.path.join(ROOT, "Resources", "codebooks", "fang.yml")
TOLERANCE = 0.10

# A start, a reader and a codebook of one's own: arguments behind the program.
RUNS = {
    "explain a text": ["explain", "Loket buka pukul 08.00 WIB"],
    "explain a tweet of a table": ["explain", "--id", "{last}", "some.csv"],
    "check a codebook": ["codebook", "check", "own.yml"],
}
# The same for release builds: in debug builds, which link libdispatch dynamically, threads crash Valgrind.
THREADED = {
    "label one tweet": ["label", "one.csv", "-o", "one-labelled.csv", "--threads", "1"],
    "label 200 tweets": ["label", "some.csv", "-o", "some-labelled.csv", "--threads", "1"],
    "label 200 tweets by keywords": [
        "label", "some.csv", "-o", "some-found.csv", "--threads", "1", "--codebook", "konten"],
    "report on 200 tweets": ["report", "some.csv", "-o", "some.html", "--threads", "1"],
}


def instructions(program, arguments, folder):
    """The instructions of a run of `program` in `folder`."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *arguments],
        cwd=folder, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found:
        sys.exit(f"instructions: textmine {' '.join(arguments)} failed:\n{run.stdout}{run.stderr}")
    return int(found.group(1))


def committed():
    """The counts of instructions.tsv by build and run."""
    with open(COUNTS, encoding="utf8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    return {(build, run): int(count) for build, run, count in rows}


def measured(textmine, build):
    with tempfile.TemporaryDirectory() as folder:
        with open(TABLE, encoding="utf8", newline="") as file:
            rows = list(csv.reader(file))[:201]
        for name, count in [("one.csv", 1), ("some.csv", 200)]:
            with open(os.path.join(folder, name), "w", encoding="utf8", newline="") as file:
                csv.writer(file).writerows(rows[: count + 1])
        shutil.copy(CODEBOOK, os.path.join(folder, "own.yml"))
        # Valgrind takes the debugging information of Swift's compiler for damaged.
        program = os.path.join(folder, "textmine")
        subprocess.run(["strip", "--strip-debug", textmine, "-o", program], check=True)
        runs = RUNS if build == "debug" else RUNS | THREADED
        last = rows[-1][rows[0].index("id")]
        return {
            (build, name): instructions(program, [part.replace("{last}", last) for part in run], folder)
            for name, run in runs.items()}


def main(textmine, updates):
    build = "debug" if "debug" in os.path.normpath(textmine).split(os.sep) else "release"
    counts = measured(textmine, build)
    known = committed()
    if updates:
        known.update(counts)
        with open(COUNTS, "w", encoding="utf8") as file:
            file.write("build\trun\tinstructions\n")
            file.writelines(f"{b}\t{run}\t{count}\n" for (b, run), count in sorted(known.items()))
        return
    failed = False
    for key, count in counts.items():
        if key not in known:
            sys.exit(f"instructions: no count of \"{key[1]}\" ({build}); run with --update")
        change = count / known[key] - 1
        worse = change > TOLERANCE
        failed = failed or worse
        note = "too many" if worse else "fewer: update instructions.tsv" if change < -TOLERANCE else ""
        print(f"{key[1]:32} {count / 1e6:9.1f} M {change:+7.1%}  {note}".rstrip())
    if failed:
        sys.exit("instructions: more than 10 % above Benchmarks/instructions.tsv; make it cheaper, or run "
                 "with --update and say in the commit why it may cost more")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), "--update" in sys.argv[2:])
