#!/usr/bin/env python3
"""Counts the instructions of small runs and compares them with those that are committed.

  Benchmarks/instructions.py TEXTMINE             fails where a run needs 10 % more than in instructions.tsv
  Benchmarks/instructions.py TEXTMINE --update    writes the counts there

The counts come from `valgrind --tool=callgrind`: other programs on the machine do not touch them, unlike
seconds. They hold for one edition of Swift and of the system's libraries (CI's) and, in the file, for one
build: `debug` or `release`, which the program's folder names. A run that needs less than nine tenths is said,
so that the file is brought up to date; it is no failure.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COUNTS = os.path.join(ROOT, "Benchmarks", "instructions.tsv")
TABLE = os.path.join(ROOT, "Examples", "kabupaten.csv")
TOLERANCE = 0.10

# What starts, what reads and labels, and what counts and draws: arguments behind the program.
RUNS = {
    "explain": ["explain", "Loket buka pukul 08.00 WIB"],
    "label one tweet": ["label", "one.csv", "-o", "one-labelled.csv", "--threads", "1"],
    "label 200 tweets": ["label", "some.csv", "-o", "some-labelled.csv", "--threads", "1"],
    "label 200 tweets by keywords": ["label", "some.csv", "-o", "some-found.csv", "--threads", "1", "--codebook", "konten"],
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
        with open(TABLE, encoding="utf8") as table:
            lines = table.readlines()
        for name, count in [("one.csv", 1), ("some.csv", 200)]:
            with open(os.path.join(folder, name), "w", encoding="utf8") as file:
                file.writelines(lines[: count + 1])
        # Valgrind takes the debugging information of Swift's compiler for damaged.
        program = os.path.join(folder, "textmine")
        subprocess.run(["strip", "--strip-debug", textmine, "-o", program], check=True)
        return {(build, run): instructions(program, arguments, folder) for run, arguments in RUNS.items()}


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
