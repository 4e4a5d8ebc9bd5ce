#!/usr/bin/env python3
"""Labels in a column give the same sample, strata, share and interval as the codebook that gives such labels.

usage: given_labels.py TEXTMINE CODED.csv    (columns id, text, label: a person's code)
"""
import csv, json, pathlib, subprocess, sys, tempfile

textmine, coded = sys.argv[1:]
KONTEN = ["--codebook", "konten"]
THEIRS = KONTEN + ["--labels-from", "theirs"]


def run(*arguments):
    done = subprocess.run([textmine, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr.strip().split("\n")[-1]


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def write(path, table):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)


with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)
    given, sheet, other = str(here / "given.csv"), str(here / "a.csv"), str(here / "b.csv")
    run("label", coded, *KONTEN, "-o", str(here / "labels.csv"))
    table, labelled = rows(coded), rows(here / "labels.csv")
    column = labelled[0].index("textmine_label")
    theirs = [table[0] + ["theirs"]] + [
        row + [label[column]] for row, label in zip(table[1:], labelled[1:])]
    write(given, theirs)
    run("sample", coded, *KONTEN, "-n", "120", "-o", sheet)
    run("sample", given, *THEIRS, "-n", "120", "-o", other)
    design = rows(sheet)[0].index("design")
    same = [row[:design] for row in rows(sheet)] == [row[:design] for row in rows(other)]
    print("sample: the same tweets in the same strata:", same)

    codes = {row[table[0].index("id")]: row[table[0].index("label")] for row in table[1:]}
    filled = rows(sheet)
    for row in filled[1:]:
        row[filled[0].index("code")] = codes[row[0]]
    write(sheet, filled)
    shares = []
    for archive, labels in [(coded, KONTEN), (given, THEIRS)]:
        share = json.loads(run("share", archive, *labels, "--codes", sheet, "--json")[1])
        share.pop("sentences")  # which name what gave the labels
        shares.append(share)
    print("share: the same estimates and intervals:", shares[0] == shares[1])
    service = shares[0]["service"]
    print("  service content:", json.dumps(service, sort_keys=True))

    clear = []
    for change, expected in [("apa", 'unknown labels "apa"'), ("", "no label for 1 of the tweets")]:
        write(given, theirs[:7] + [theirs[7][:-1] + [change]] + theirs[8:])
        status, _, message = run("share", given, *THEIRS, "--codes", sheet)
        clear.append(status == 65 and expected in message)
        print(f"  {message}")
    status, _, message = run("share", given, "--labels-from", "tiada", "--codes", sheet)
    clear.append(status == 65 and 'no column "tiada"' in message)
    print(f"  {message}")
    print("messages: clear:", all(clear))
    sys.exit(0 if same and shares[0] == shares[1] and all(clear) else 1)
