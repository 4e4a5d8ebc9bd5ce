#!/usr/bin/env python3
"""How long the default model takes to label, beside keywords alone.

  Benchmarks/label_speed.py TEXTMINE [--pairs 9] [--tweets 300000]

Labels one csv by `--codebook konten` and by the model konten in turn, on one core and on all, and compares
pair by pair: wall time, and processor time of all threads. The tweets are made by the developers' shared
script beside the checkout; without it the script says so. Prints Markdown, to be committed under
Benchmarks/results.
"""
import argparse
import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time

from bench import SHARED, machine


def seconds(command, output):
    """Wall and processor seconds of a run."""
    start = time.perf_counter()
    child = subprocess.Popen(command + ["-o", output], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"label_speed: {' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    os.unlink(output)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def main(textmine, pairs, tweets):
    corpus = os.path.join(SHARED, "bench", "corpus.py")
    if not os.path.exists(corpus):
        print("label_speed: skipped, the developers' shared folder is not beside this checkout")
        return
    print(f"Date {datetime.date.today()}, machine: {machine()}, load average {os.getloadavg()[0]:.1f} at the beginning.")
    print(f"`label` of {tweets:,} tweets, csv to csv, whole process with start-up; {pairs} alternating pairs after one to "
          "warm up.\n")
    print("| cores | time | keywords s | model s | ratio: median | lowest | highest |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path, output = os.path.join(folder, "tweets.csv"), os.path.join(folder, "out.csv")
        subprocess.run([sys.executable, corpus, "csv", str(tweets), path], check=True)
        for cores, threads in (("1", ["--threads", "1"]), ("all", [])):
            command = [textmine, "label", "--quiet", path] + threads
            runs = [(seconds(command + ["--codebook", "konten"], output), seconds(command, output))
                    for _ in range(pairs + 1)][1:]
            for index, time_of in enumerate(("wall", "processor")):
                ratios = sorted(model[index] / keywords[index] for keywords, model in runs)
                print(f"| {cores} | {time_of} | {statistics.median(k[index] for k, _ in runs):.2f} "
                      f"| {statistics.median(m[index] for _, m in runs):.2f} | {statistics.median(ratios):.2f} "
                      f"| {ratios[0]:.2f} | {ratios[-1]:.2f} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("textmine", type=os.path.abspath)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--tweets", type=int, default=300_000)
    arguments = parser.parse_args()
    main(arguments.textmine, arguments.pairs, arguments.tweets)
