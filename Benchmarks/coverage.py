#!/usr/bin/env python3
"""Coverage of the intervals of shares: simulated archives, then real tweets whose codes are known.

usage: coverage.py TEXTMINE COVERAGE [LABELLED_FOLDER]

Real tweets get labels out of fold: five times a model is trained on four fifths and labels the rest.
Prints Markdown; commit it under Benchmarks/results with machine and date.
"""
import csv, os, platform, subprocess, sys, tempfile, zlib

FOLDS = 5
SETS = [("sentiment-train.csv", 4000), ("crisis-information-type.csv", 4000)]


def label_out_of_fold(textmine, path, limit, out):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    column = next(name for name in ("label", "code") if name in rows[0])
    rows = [row for row in rows if row[column] and row["text"]][:limit]
    fold = [zlib.crc32(row["text"].encode()) % FOLDS for row in rows]
    names = {name: "c%d" % place for place, name in enumerate(sorted({r[column] for r in rows}))}
    with tempfile.TemporaryDirectory() as folder, open(out, "w") as pairs:
        for number in range(FOLDS):
            parts = {"train": [], "test": []}
            for row, place in zip(rows, fold):
                parts["test" if place == number else "train"].append(row)
            for name, part in parts.items():
                with open(f"{folder}/{name}.csv", "w", newline="") as file:
                    writer = csv.writer(file)
                    writer.writerow(["text", "code"])
                    writer.writerows([row["text"], names[row[column]]] for row in part)
            run = [textmine, "train", f"{folder}/train.csv", "--code-column", "code",
                   "-o", f"{folder}/m", "--stem", "none", "--quiet"]
            subprocess.run(run, check=True)
            subprocess.run([textmine, "label", "--model", f"{folder}/m", f"{folder}/test.csv",
                            "-o", f"{folder}/out.csv", "--quiet"], check=True)
            with open(f"{folder}/out.csv", newline="") as file:
                for row in csv.DictReader(file):
                    pairs.write(f"{row['code']},{row['label']}\n")
    return names


def main():
    textmine, coverage = sys.argv[1], sys.argv[2]
    data = sys.argv[3] if len(sys.argv) > 3 else "../shared/data/labelled"
    repeats = os.environ.get("REPEATS", "2000")
    print("# Coverage of 95 % intervals\n")
    print(f"{platform.machine()}, {os.cpu_count()} cores; `make coverage`, {repeats} draws a cell, "
          "seeded.\n")
    print("## Simulated archives\n", flush=True)
    subprocess.run([coverage, "--repeats", repeats], check=True)
    print("\n## Parts of an archive, from a sample of the whole\n", flush=True)
    subprocess.run([coverage, "--parts", "yes", "--repeats", repeats], check=True)
    print("\n## Periods as a report joins them\n", flush=True)
    subprocess.run([coverage, "--joined", "yes", "--repeats", repeats], check=True)
    if not os.path.isdir(data):
        print("\nReal tweets: skipped, the developers' data is not beside this checkout.")
        return
    print("\n## Real tweets, labels out of fold\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        arguments = [coverage, "--repeats", repeats]
        for name, limit in SETS:
            out = f"{folder}/{name.split('-')[0]}"
            names = label_out_of_fold(textmine, f"{data}/{name}", limit, out)
            print(f"{name.split('-')[0]}: "
                  + ", ".join(f"{short} = {long}" for long, short in names.items()) + "\n")
            arguments += ["--labels", out]
        sys.stdout.flush()
        subprocess.run(arguments, check=True)


main()
