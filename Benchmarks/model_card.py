#!/usr/bin/env python3
"""Accuracy by category, kind of account and year for the card of the model konten.

usage: model_card.py TEXTMINE [LABELLED_FOLDER]

Five folds by account over all coded tweets of institutions: labels of accounts that a fold's model has not seen. The kind
of an account is told by its name. Prints Markdown; commit it under Benchmarks/results with machine and date.
"""
import csv
import glob
import json
import os
import platform
import re
import subprocess
import sys
import tempfile

KINDS = [
    ("police", r"polri|polda|polres|polsek|polisi|humaspol|satlantas|lantas|divhumas|brimob"),
    ("army", r"kodim|korem|koramil|kodam|tni|pendam|babinsa|lanal|lanud"),
    ("courts, prosecutors, prisons", r"kejari|kejati|kejaksaan|pengadilan|^pn_|^pa_|lapas|rutan|bapas|kumham|imigrasi|kanim"),
    ("religious affairs", r"kemenag|^kua|_kua|mtsn|^man_|^min_"),
    ("elections", r"kpu|bawaslu|panwas"),
    ("disaster, weather, fire", r"bpbd|bnpb|bmkg|basarnas|damkar|stamet|staklim"),
    ("health", r"dinkes|kemenkes|rsud|puskesmas|bpom|bpjs|rs_"),
    ("ministries, national agencies", r"kemen|^bp[a-z]+ri|_ri$|nasional|^bkn|^bps|bkkbn|bnn|ojk|bank_?indonesia"),
    ("provinces, regencies, towns", r"pemkab|pemkot|pemprov|kab|kota|prov|kominfo|diskominfo|humas|bupati|walikota|setda|dinas|dis[a-z]+|camat|kec|kel|desa"),
]


def kind(name):
    name = name.lower()
    return next((title for title, pattern in KINDS if re.search(pattern, name)), "others")


def year(date):
    found = re.search(r"20[012]\d", date)
    return found.group() if found else ""


def main():
    textmine = sys.argv[1]
    data = sys.argv[2] if len(sys.argv) > 2 else "../shared/data/labelled"
    files = sorted(glob.glob(os.path.join(data, "government*.csv")))
    if not files:
        print("skipped: the developers' data is not beside this checkout")
        return
    rows = []
    for file in files:
        with open(file, encoding="utf-8-sig", newline="") as table:
            rows += list(csv.DictReader(table))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "coded.csv")
        with open(path, "w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["id", "username", "text", "code", "kind_of_account", "year"])
            for row in rows:
                writer.writerow([row["id"], row["username"], row["text"], row["label"],
                                 kind(row["username"]), year(row["created_at"])])
        print("# The model konten by category, kind of account and year\n")
        print(f"{platform.machine()}, {os.cpu_count()} cores; `Benchmarks/model_card.py`, {len(rows)} coded tweets "
              f"of {len({row['username'].lower() for row in rows})} accounts, five folds by account.\n")
        for column, title in [("kind_of_account", "kind of account"), ("year", "year")]:
            run = subprocess.run([textmine, "evaluate", path, "--group-column", "username", "--by", column,
                                  "--json", "--errors", "0"], capture_output=True, text=True, check=True)
            figures = json.loads(run.stdout)
            if column == "kind_of_account":
                by_category(figures)
            by_part(figures, title)


def figure(value):
    return f"{value['value']:.2f} ({value['lower']:.2f}–{value['upper']:.2f})"


def by_category(figures):
    print("| category | codes | precision | recall | F1 |\n|---|---|---|---|---|")
    for row in figures["categories"] + [figures["service"]]:
        print(f"| {row['category']} | {row['coded']} | {figure(row['precision'])} | {figure(row['recall'])} "
              f"| {figure(row['f1'])} |")
    print(f"\nMacro-F1 {figure(figures['macro_f1'])}, accuracy {figure(figures['accuracy'])}, calibration error "
          f"{figures['calibration_error']:.3f}.\n")


def by_part(figures, title):
    """Parts of fewer than 20 tweets say too little."""
    print(f"| {title} | codes | accuracy | share of service counted − coded |\n|---|---|---|---|")
    for row in figures["parts"]:
        if row["tweets"] >= 20:
            print(f"| {row['name']} | {row['tweets']} | {figure(row['accuracy'])} "
                  f"| {100 * row['share_bias']['value']:+.1f} points |")
    print()


main()
