#!/usr/bin/env python3
"""Shares from codes of elsewhere: textmine's EM beside QuaPy's EMQ with calibration, same splits.

usage: quantify.py TEXTMINE LABELLED.csv      (needs PyPI quapy, abstention, scikit-learn)

The tweets are split in three: texts to train on, 800 coded ones, and a pool of which archives of 500
tweets are drawn whose share of the first category goes from .05 to .90. Prints the mean absolute
error over all categories.
"""
import csv, json, random, subprocess, sys, tempfile
from collections import Counter, defaultdict

SHARES = [.05, .1, .2, .3, .4, .5, .6, .7, .8, .9]
TRAINING, CODED, ARCHIVE = 2400, 800, 500


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text"] and row["label"]]
    seen, distinct = set(), []
    for row in rows:
        if row["text"] not in seen:
            seen.add(row["text"])
            distinct.append((row["text"], row["label"]))
    random.Random(1).shuffle(distinct)
    return distinct


def archives(pool, names):
    """Archives of known shares: the first category at each of SHARES, the others evenly."""
    by = defaultdict(list)
    for text, label in pool:
        by[label].append(text)
    draw = random.Random(2)
    for share in SHARES:
        wanted = {name: (1 - share) / (len(names) - 1) for name in names[1:]} | {names[0]: share}
        rows = []
        for name, part in wanted.items():
            rows += [(text, name) for text in draw.choices(by[name], k=round(ARCHIVE * part))]
        yield rows


def write(path, rows, with_code):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text"] + (["code"] if with_code else []))
        for place, (text, code) in enumerate(rows):
            writer.writerow([place, text] + ([code] if with_code else []))


def error(found, rows, names):
    true = Counter(code for _, code in rows)
    return sum(abs(found.get(name, 0) - true[name] / len(rows)) for name in names) / len(names)


def by_textmine(textmine, training, coded, tests, names):
    errors, counted = [], []
    with tempfile.TemporaryDirectory() as folder:
        write(f"{folder}/train.csv", training, True)
        write(f"{folder}/coded.csv", coded, True)
        subprocess.run([textmine, "train", f"{folder}/train.csv", "-o", f"{folder}/m", "--stem",
                        "none", "--quiet"], check=True)
        for rows in tests:
            write(f"{folder}/archive.csv", rows, False)
            run = subprocess.run(
                [textmine, "share", f"{folder}/archive.csv", "--codes", f"{folder}/coded.csv",
                 "--model", f"{folder}/m", "--draws", "100", "--json", "--quiet"],
                check=True, capture_output=True)
            found = json.loads(run.stdout)["categories"]
            errors.append(error({row["name"]: row["share"] for row in found}, rows, names))
            counted.append(error({row["name"]: row["uncorrected"] for row in found}, rows, names))
    return errors, counted


def by_quapy(training, coded, tests, names):
    import numpy, quapy
    from quapy.method.aggregative import EMQ
    from quapy.data import LabelledCollection
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    quapy.environ["SAMPLE_SIZE"] = ARCHIVE
    words = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    known = training + coded
    features = words.fit_transform([text for text, _ in known])
    codes = numpy.array([names.index(code) for _, code in known])
    method = EMQ.EMQ_BCTS(LogisticRegression(C=10, max_iter=1000))
    method.fit(features, codes)
    errors = []
    for rows in tests:
        found = method.predict(words.transform([text for text, _ in rows]))
        errors.append(error(dict(zip(names, found)), rows, names))
    return errors


def main():
    textmine, path = sys.argv[1:3]
    rows = read(path)
    names = sorted({code for _, code in rows})
    training, coded = rows[:TRAINING], rows[TRAINING:TRAINING + CODED]
    tests = list(archives(rows[TRAINING + CODED:], names))
    corrected, counted = by_textmine(textmine, training, coded, tests, names)
    quapy = by_quapy(training, coded, tests, names)
    print("| share | counted | textmine | QuaPy EMQ, BCTS |\n|---|---|---|---|")
    for share, *errors in zip(SHARES, counted, corrected, quapy):
        print(f"| {share:.2f} | " + " | ".join(f"{error:.3f}" for error in errors) + " |")
    means = [sum(errors) / len(errors) for errors in (counted, corrected, quapy)]
    print("| mean | " + " | ".join(f"{mean:.4f}" for mean in means) + " |")


main()
