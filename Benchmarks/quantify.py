#!/usr/bin/env python3
"""Shares from codes of elsewhere: textmine's EM beside QuaPy's EMQ with calibration, same splits.

usage: quantify.py TEXTMINE LABELLED.csv… [--codes 800] [--seeds 1-3] [--drift COLUMN]
                   [--no-quapy]
       (needs PyPI quapy, abstention, scikit-learn)

Of each file a random part of the distinct tweets is coded; both tools learn from these and from
nothing else: `textmine train` and `share` with the same codes (out of fold), and EMQ with
bias-corrected temperature scaling, cross-validated, over logistic regression on words and pairs,
without and with runs of characters. Of the rest archives of 500 tweets are drawn, in which the first
category has from .05 to .90 and the others what is left, evenly. Prints the mean absolute error over
all categories, how often textmine's 95 % intervals held the true share and how often it doubted the
assumption. With --drift the codes are of one half of the values of COLUMN and the archives of the
other half, so that the assumption is false.
"""
import argparse, csv, json, random, subprocess, tempfile
from collections import Counter, defaultdict

SHARES = [.05, .1, .2, .3, .4, .5, .6, .7, .8, .9]
ARCHIVE = 500


def read(path, column):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["text"].strip() and row["label"]]
    distinct = {row["text"]: (row["text"], row["label"], row.get(column, "")) for row in rows}
    common = {name for name, count in Counter(label for _, label, _ in distinct.values()).items()
              if count >= 100}
    return [row for row in distinct.values() if row[1] in common]


def split(rows, codes, seed, drift):
    """Coded tweets, and those that archives are drawn from."""
    draw = random.Random(seed)
    draw.shuffle(rows)
    if not drift:
        return rows[:codes], rows[codes:]
    places = sorted({place for _, _, place in rows})
    draw.shuffle(places)
    here = set(places[:len(places) // 2])
    return [row for row in rows if row[2] in here][:codes], [row for row in rows if row[2] not in here]


def archives(pool, names, seed):
    by = defaultdict(list)
    for row in pool:
        by[row[1]].append(row)
    draw = random.Random(1000 + seed)
    for share in SHARES:
        parts = {name: (1 - share) / (len(names) - 1) for name in names[1:]} | {names[0]: share}
        yield [row for name, part in parts.items() if by[name]
               for row in draw.choices(by[name], k=round(ARCHIVE * part))]


def write(path, rows, with_code):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text"] + (["code"] if with_code else []))
        for place, (text, code, _) in enumerate(rows):
            # Ids of the coded tweets must not be those of others.
            writer.writerow([place + (10 ** 6 if with_code else 0), text]
                            + ([code] if with_code else []))


def truth(rows, names):
    counts = Counter(code for _, code, _ in rows)
    return {name: counts[name] / len(rows) for name in names}


def error(found, rows, names):
    true = truth(rows, names)
    return sum(abs(found.get(name, 0) - true[name]) for name in names) / len(names)


def by_textmine(textmine, coded, tests, names):
    with tempfile.TemporaryDirectory() as folder:
        write(f"{folder}/coded.csv", coded, True)
        subprocess.run([textmine, "train", f"{folder}/coded.csv", "-o", f"{folder}/m", "--stem",
                        "none", "--quiet"], check=True, stdout=subprocess.DEVNULL)
        for rows in tests:
            write(f"{folder}/archive.csv", rows, False)
            run = subprocess.run(
                [textmine, "share", f"{folder}/archive.csv", "--codes", f"{folder}/coded.csv",
                 "--model", f"{folder}/m", "--draws", "200", "--json"],
                check=True, capture_output=True)
            result = json.loads(run.stdout)
            found = {row["name"]: row for row in result["categories"]}
            true = truth(rows, names)
            yield {
                "counted": error({n: found[n]["uncorrected"] for n in found}, rows, names),
                "textmine": error({n: found[n]["share"] for n in found}, rows, names),
                "held": sum(found[n]["lower"] - 1e-9 <= true[n] <= found[n]["upper"] + 1e-9
                            for n in names if n in found) / len(names),
                "width": sum(found[n]["upper"] - found[n]["lower"] for n in found) / len(names),
                "doubted": any("looks false" in text for text in result["warnings"]),
            }


def by_quapy(coded, tests, names, features):
    import numpy, quapy
    from quapy.method.aggregative import EMQ
    from sklearn.linear_model import LogisticRegression
    quapy.environ["SAMPLE_SIZE"] = ARCHIVE
    matrix = features.fit_transform([text for text, _, _ in coded])
    codes = numpy.array([names.index(code) for _, code, _ in coded])
    method = EMQ.EMQ_BCTS(LogisticRegression(C=10, max_iter=1000))
    method.fit(matrix, codes)
    for rows in tests:
        found = method.predict(features.transform([text for text, _, _ in rows]))
        yield error(dict(zip(names, found)), rows, names)


def features():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion
    words = dict(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    runs = dict(sublinear_tf=True, min_df=2, analyzer="char_wb", ngram_range=(2, 5))
    yield "EMQ, words", TfidfVectorizer(**words)
    yield "EMQ, words and runs", FeatureUnion(
        [("words", TfidfVectorizer(**words)), ("runs", TfidfVectorizer(**runs))])


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("textmine")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--codes", type=int, default=800)
    parser.add_argument("--seeds", default="1-3")
    parser.add_argument("--drift")
    parser.add_argument("--no-quapy", action="store_true")
    options = parser.parse_args()
    first, last = map(int, options.seeds.split("-"))
    columns = ["counted", "textmine"]
    if not options.no_quapy:
        columns += [name for name, _ in features()]
    print("| data | codes | categories | seed | " + " | ".join(columns)
          + " | held | width | doubted |\n" + "|---" * (len(columns) + 7) + "|")
    everything = []
    for path in options.files:
        for seed in range(first, last + 1):
            rows = read(path, options.drift)
            coded, pool = split(rows, options.codes, seed, options.drift)
            names = sorted({code for _, code, _ in coded})
            tests = list(archives(pool, names, seed))
            scores = list(by_textmine(options.textmine, coded, tests, names))
            if not options.no_quapy:
                for name, vectorizer in features():
                    for score, found in zip(scores, by_quapy(coded, tests, names, vectorizer)):
                        score[name] = found
            everything += scores
            line = [f"{mean(score[name] for score in scores):.4f}" for name in columns]
            line += [f"{mean(score['held'] for score in scores):.3f}",
                     f"{mean(score['width'] for score in scores):.3f}",
                     f"{sum(score['doubted'] for score in scores)} of {len(scores)}"]
            print(f"| {path.split('/')[-1]} | {len(coded)} | {len(names)} | {seed} | "
                  + " | ".join(line) + " |", flush=True)
    line = [f"{mean(score[name] for score in everything):.4f}" for name in columns]
    line += [f"{mean(score['held'] for score in everything):.3f}",
             f"{mean(score['width'] for score in everything):.3f}",
             f"{sum(score['doubted'] for score in everything)} of {len(everything)}"]
    print("| all | | | | " + " | ".join(line) + " |")


main()
