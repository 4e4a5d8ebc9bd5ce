#!/usr/bin/env python3
"""What labels, a report and a sample cost on two executors of Spark, beside one process over the same tweets.

    Benchmarks/spark.py TEXTMINE [TWEETS]

In an environment that has the package with Spark (make test-spark makes one). The results must be equal; processor
time is that of all textmine processes. All is done RUNS times, in turn, and the medians are shown. The tweets are those
of the example, each made different.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import pandas

os.environ |= {
    "TEXTMINE": os.path.abspath(sys.argv[1]),
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_LOCAL_HOSTNAME": "localhost",
    "PYSPARK_PYTHON": sys.executable,
}
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
PARTS = 8
RUNS = 3
EXAMPLE = Path(__file__).resolve().parents[1] / "Examples/kabupaten.csv"

import textmine  # noqa: E402, it looks for the program
import textmine.spark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402


def frame_of_tweets():
    example = pandas.read_csv(EXAMPLE, dtype=str).drop(columns="code")
    frame = pandas.concat([example] * (COUNT // len(example) + 1), ignore_index=True).head(COUNT)
    frame["text"] = [f"{text} {number}" for number, text in enumerate(frame["text"])]
    frame["id"] = (frame["id"].astype("int64") + numpy.arange(COUNT)).astype(str)
    return frame


def ticks():
    """The processor time of textmine on the executors, for each process of Python there: of what ended and what runs.

    Those processes are children of Spark's daemons, and their own children are textmine.
    """
    processes = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_daemon = b"pyspark.daemon" in (process / "cmdline").read_bytes()
            stat = (process / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        own, ended = (int(stat[place]) + int(stat[place + 1]) for place in (11, 13))
        processes[int(process.name)] = (int(stat[1]), is_daemon, own, ended)
    daemons = {pid for pid, (_, is_daemon, _, _) in processes.items() if is_daemon}
    found = {pid: processes[pid][3] for pid in daemons if processes[pid][0] in daemons}
    for parent, is_daemon, own, _ in processes.values():
        if parent in found and not is_daemon:
            found[parent] += own
    return found


def on_executors(work):
    """What the work gives, its wall time, and the processor time of all textmine processes of the executors."""
    before, start = ticks(), time.monotonic()
    result = work()
    wall = time.monotonic() - start
    used = sum(after - before.get(pid, 0) for pid, after in ticks().items())
    return result, wall, used / os.sysconf("SC_CLK_TCK")


def alone(*arguments, given=None):
    """Wall and processor time of one textmine process on one thread."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with open(given or os.devnull) as stdin:
        subprocess.run([os.environ["TEXTMINE"], *arguments], stdin=stdin, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, cpu


def main():
    tweets = frame_of_tweets()
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", str(PARTS))
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.executorEnv.TEXTMINE", os.environ["TEXTMINE"])
        .getOrCreate()
    )
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        table, lines = f"{folder}/tweets.csv", f"{folder}/tweets.jsonl"
        tweets.to_csv(table, index=False)
        tweets[["text"]].to_json(lines, orient="records", lines=True, force_ascii=False)
        tweets.to_parquet(f"{folder}/tweets.parquet")
        frame = session.read.parquet(f"{folder}/tweets.parquet").repartition(PARTS)

        # Spark ends its own processes as it likes: labels go to files, the driver reads them afterwards.
        def label():
            shutil.rmtree(f"{folder}/labelled", ignore_errors=True)
            textmine.spark.label(frame).write.parquet(f"{folder}/labelled")
            return session.read.parquet(f"{folder}/labelled").toPandas()

        def same_labels(found):
            expected = textmine.label(tweets, quiet=True)
            found, expected = (each.sort_values("id").reset_index(drop=True) for each in (found, expected))
            columns = ["id", "text", "label", "probability", "service", "evidence"]
            return (
                found[columns].astype(object).where(found[columns].notna(), None)
                .equals(expected[columns].astype(object).where(expected[columns].notna(), None))
            )

        def same_report(figures):
            whole = textmine.report(tweets, quiet=True)
            del figures["inputs"], whole["inputs"]
            return figures == whole

        tasks = {
            "label": (label, same_labels, lambda: alone("label", "--stream", given=lines)),
            f"report, {PARTS} tallies": (
                lambda: textmine.spark.report(frame, output=f"{folder}/spark.html", quiet=True),
                same_report,
                lambda: alone("report", table, "-o", f"{folder}/one.html", "--threads", "1", "--quiet"),
            ),
            "sample of 400": (
                lambda: textmine.spark.sample(frame, 400, seed=3, quiet=True),
                lambda sheet: sheet.equals(textmine.sample(tweets, 400, seed=3, quiet=True)),
                lambda: alone(
                    "sample", table, "-n", "400", "--seed", "3", "-o", f"{folder}/one.csv", "--threads", "1", "--quiet"),
            ),
        }
        for name, (work, is_same, one) in tasks.items():
            same, times = True, []
            for _ in range(RUNS):
                found, wall, cpu = on_executors(work)
                same = same and is_same(found)
                times.append((wall, cpu, *one()))
            rows.append((name, same, *map(statistics.median, zip(*times)), times))
    session.stop()
    print(f"{len(tweets):,} tweets, {PARTS} partitions, two executors of one core\n")
    print("| | equal | Spark, wall | textmine on Spark, processor | one process, wall | processor | times |")
    print("|---|---|---|---|---|---|---|")
    for name, same, wall, cpu, one_wall, one_cpu, _ in rows:
        print(f"| {name} | {'yes' if same else 'NO'} | {wall:.1f} s | {cpu:.2f} s | {one_wall:.1f} s | {one_cpu:.2f} s "
              f"| {cpu / one_cpu:.2f} |")
    print("\nProcessor seconds of each run, on Spark and of one process:")
    for name, *_, times in rows:
        print(f"- {name}: " + ", ".join(f"{cpu:.2f} and {one:.2f}" for _, cpu, _, one in times))
    if not all(row[1] for row in rows):
        raise SystemExit("results differ")


if __name__ == "__main__":
    main()
