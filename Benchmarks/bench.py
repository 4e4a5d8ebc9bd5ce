#!/usr/bin/env python3
"""Speed and memory of textmine on large inputs, and accuracy of the default codebook.

  Benchmarks/bench.py TEXTMINE CORPUS_BENCH            (what `make bench` runs)

The inputs come from the developers' shared folder beside the checkout; without it there is nothing
to measure and the script says so. Prints Markdown, to be committed under Benchmarks/results.
"""
import datetime
import os
import platform
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(ROOT, "..", "shared")
RUNS = 5


def run(command):
    """Runs a command and returns its wall seconds and its peak resident memory in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"bench: {' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def best_and_median(command):
    """Seconds of several runs after one to warm up: best, median; and the highest memory."""
    run(command)
    runs = [run(command) for _ in range(RUNS)]
    seconds = sorted(seconds for seconds, _ in runs)
    return seconds[0], seconds[RUNS // 2], max(memory for _, memory in runs)


def row(name, command, count, unit):
    best, median, memory = best_and_median(command)
    print(f"| {name} | {median:.2f} | {best:.2f} | {count / median:,.0f} {unit}/s | {memory:.0f} |",
          flush=True)


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if "model name" in line), "?")
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def main(textmine, corpus_bench):
    corpus = os.path.join(SHARED, "bench", "corpus.py")
    if not os.path.exists(corpus):
        print("bench: skipped, the developers' shared folder is not beside this checkout")
        return
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    print(f"Date {datetime.date.today()}, commit {commit.stdout.strip()}, machine: {machine()}.")
    print(f"Command: `make bench`. Median and best of {RUNS} runs after one to warm up, whole process, "
          "start-up included.\n")
    with tempfile.TemporaryDirectory() as folder:
        def make(kind, count, name):
            path = os.path.join(folder, name)
            subprocess.run([sys.executable, corpus, kind, str(count), path], check=True)
            return path
        print("| what | median s | best s | rate (median) | peak MB |\n|---|---|---|---|---|", flush=True)
        out = os.path.join(folder, "out.csv")
        big = make("csv", 1_000_000, "big.csv")
        row("label 1,000,000 tweets, csv to csv, konten", [textmine, "label", big, "-o", out], 1_000_000, "tweets")
        row("report on 1,000,000 tweets, csv", [textmine, "report", big, "-o", os.path.join(folder, "r.html")],
            1_000_000, "tweets")
        model = os.path.join(folder, "model")
        codes = os.path.join(SHARED, "data", "labelled", "sentiment-train.csv")
        subprocess.run([textmine, "train", codes, "-o", model], check=True, stderr=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
        row("label 1,000,000 tweets, csv to csv, naive Bayes", [textmine, "label", "--model", model, big, "-o", out],
            1_000_000, "tweets")
        lines = make("v2", 200_000, "big.jsonl")
        row("label 200,000 tweets, API v2 lines to csv", [textmine, "label", lines, "-o", out], 200_000, "tweets")
        # Rows of the same form, with the processor's seconds of one core and rates in bytes.
        subprocess.run([corpus_bench, lines, big], check=True)
        archive = make("archive", 5_000, "archive.zip")
        row("report on an X archive of 5,000 tweets", [textmine, "report", archive, "-o", os.path.join(folder, "r.html")],
            5_000, "tweets")
    print("\nAccuracy of `konten`, keywords alone, on 468 coded tweets of Indonesian institutions "
          "(`Benchmarks/accuracy.py`):\n", flush=True)
    subprocess.run([sys.executable, os.path.join(ROOT, "Benchmarks", "accuracy.py"), textmine,
                    os.path.join(SHARED, "data", "labelled", "government.csv")], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*map(os.path.abspath, sys.argv[1:]))
