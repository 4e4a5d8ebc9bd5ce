#!/usr/bin/env python3
"""Reading a spreadsheet: textmine beside openpyxl's read-only mode, in one run.

  Benchmarks/xlsx.py CORPUS-BENCH [ROWS]

CORPUS-BENCH is the program of `swift build -c release --product corpus-bench`. Needs openpyxl. The
spreadsheet is made with openpyxl, so its strings are shared; the rows are invented. Seconds are those
of the processor, so that other work on the machine counts as little as possible. Prints Markdown.
"""
import os
import random
import subprocess
import sys
import tempfile
import time

import openpyxl

WORDS = ("loket buka tutup besok pagi layanan warga kantor camat jalan banjir siaga bupati apel rapat "
         "vaksin posko laporan terima kasih informasi adminduk KTP jadwal libur").split()
RUNS = 3


def make(path, rows):
    rng = random.Random(42)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("tweets")
    sheet.append(["id", "created_at", "username", "text"])
    for row in range(rows):
        text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 30)))
        sheet.append([str(880000000000000000 + row * 4099), "2021-03-04T05:06:07Z",
                      f"dinas{row % 400}", text])
    book.save(path)


def read(path):
    """The tweets of a spreadsheet as openpyxl's documentation reads one that is large."""
    book = openpyxl.load_workbook(path, read_only=True)
    count = -1
    for row in book.active.iter_rows(values_only=True):
        count += 1
    book.close()
    return count


def main(bench, rows):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "tweets.xlsx")
        make(path, rows)
        seconds = []
        for _ in range(RUNS):
            start = time.process_time()
            assert read(path) == rows
            seconds.append(time.process_time() - start)
        openpyxl_seconds = min(seconds)
        seconds = []
        for _ in range(RUNS):
            before = os.times()
            subprocess.run([bench, "--once", path], check=True, stdout=subprocess.DEVNULL)
            after = os.times()
            seconds.append(after.children_user + after.children_system - before.children_user
                           - before.children_system)
        ours = min(seconds)
        size = os.path.getsize(path) / 1e6
        print(f"| reader | rows | MB | CPU s (best of {RUNS}) | rows/s |\n|---|---|---|---|---|")
        print(f"| openpyxl {openpyxl.__version__}, read-only | {rows:,} | {size:.1f} | "
              f"{openpyxl_seconds:.2f} | {rows / openpyxl_seconds:,.0f} |")
        print(f"| textmine | {rows:,} | {size:.1f} | {ours:.2f} | {rows / ours:,.0f} |")
        print(f"\n{openpyxl_seconds / ours:.1f} times as fast.")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 100_000)
