#!/usr/bin/env python3
"""Accuracy by category, kind of account and year for the card of the model konten.

  Benchmarks/model_card.py TEXTMINE

Five folds by account over all coded tweets of institutions: a fold is labelled by a model that is built like konten from
the other four and from the texts of konten/codes.csv. The kind of an account is told by its name. Prints Markdown; commit it
under Benchmarks/results with machine and date.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

import labels
from bench import SHARED, machine

FOLDS = 5

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


def folds(rows):
    """Rows to learn from and rows to label; the rows of an account stay together."""
    accounts = sorted({row["username"].lower() for row in rows})
    for fold in range(FOLDS):
        held = set(accounts[fold::FOLDS])
        yield ([row for row in rows if row["username"].lower() not in held],
               [row for row in rows if row["username"].lower() in held])


def main(textmine):
    if not os.path.isdir(os.path.join(SHARED, "data")):
        print("model_card: skipped, the developers' shared folder is not beside this checkout")
        return
    rows, coded_texts, found = labels.coded(), labels.texts_of_archive(), []
    with tempfile.TemporaryDirectory() as folder:
        learn, test, model, path = (os.path.join(folder, name) for name in ("learn.csv", "test.csv", "model", "all.csv"))
        for others, held in folds(rows):
            labels.write(learn, [*others, *coded_texts])
            labels.write(test, held)
            labels.train(textmine, learn, model, "--share", "--unlabelled", labels.ARCHIVE)
            found += zip(held, *labels.labelled(textmine, test, "--model", model))
        with open(path, "w", newline="", encoding="utf8") as out:
            writer = csv.writer(out)
            writer.writerow(["text", "username", "code", "given", "probability", "kind_of_account", "year"])
            writer.writerows([row["text"], row["username"], row["label"], label, probability, kind(row["username"]),
                              year(row["created_at"])] for row, label, probability in found)
        accounts = len({row["username"].lower() for row in rows})
        print(f"# The model konten by category, kind of account and year\n\n{machine()}; `Benchmarks/model_card.py`, "
              f"{len(rows)} coded tweets of {accounts} accounts in {FOLDS} folds by account, beside {len(coded_texts)} "
              "coded texts of the archive that every model has learnt from.\n")
        for column, title in [("kind_of_account", "kind of account"), ("year", "year")]:
            run = subprocess.run([textmine, "evaluate", path, "--group-column", "username", "--by", column, "--json",
                                  "--labels-from", "given", "--probability-column", "probability", "--errors", "0"],
                                 capture_output=True, text=True, check=True)
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


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]))
