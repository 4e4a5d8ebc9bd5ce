#!/usr/bin/env python3
"""Fuzzes the way of a study: sample -> people and spreadsheets edit the sheet -> share.

    journey.py TEXTMINE [--runs N] [--seed S] [--edits harmless] [--keep FOLDER]

Each run makes an archive of its own, draws a sheet, codes it, edits it as people do, and asks for the
share. The answer is held against a computation in numpy that shares no code with the program:

  - edits that change nothing that matters must give the share and the interval computed here;
  - edits that make the sheet something else than what was drawn must be refused, or give a right share.

A wrong share that is reported as valid is a failure; so is a crash. Prints a table of edits and ends
with status 1 if any run failed.
"""
import argparse
import collections
import concurrent.futures
import csv
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import numpy

CATEGORIES = ["bahaya", "loket", "acara", "lain"]
SERVICE = {"bahaya", "loket"}
CODEBOOK = """name: uji
fallback: lain
categories:
  - {id: bahaya, title: Bahaya Alam, service: true, keywords: [banjir]}
  - {id: loket, title: Jam Loket, service: true, keywords: [loket]}
  - {id: acara, title: Acara Kantor, keywords: [apel]}
  - {id: lain, title: Hal Lain}
"""
WORDS = {"bahaya": "banjir", "loket": "loket", "acara": "apel", "lain": "halo"}
DESIGN = ["stratum", "stratum_tweets", "inclusion", "design"]
DRAWS = 20_000
# Strata with fewer codes are merged, by rules of the program's own.
FEWEST_CODES = 5


class Study:
    """An archive whose labels and true codes are known, and the sheet that was drawn from it."""

    def __init__(self, program, folder, dice):
        self.program, self.folder, self.dice = program, folder, dice
        (folder / "uji.yml").write_text(CODEBOOK)
        tweets = dice.randint(120, 500)
        weights = [dice.uniform(1, 5) for _ in CATEGORIES]
        self.tweets = []
        for number in range(tweets):
            label = dice.choices(CATEGORIES, weights)[0]
            code = label if dice.random() < 0.8 else dice.choice(CATEGORIES)
            self.tweets.append({
                "id": str(1_400_000_000_000_000_000 + number * 7_340_032_001),
                "username": dice.choice(["dinas_a", "dinas_b"]),
                "created_at": f"2021-{number % 12 + 1:02}-11T0{number % 9}:00:00Z",
                "text": f"{WORDS[label]} nomor {number}, \"kutip\"", "label": label, "code": code})
        self.by_id = {tweet["id"]: tweet for tweet in self.tweets}
        self.write("archive.csv", self.tweets, ["id", "username", "created_at", "text"])
        self.run("sample", "archive.csv", "--codebook", "uji.yml", "-n", str(dice.randint(30, 60)),
                 "--seed", str(dice.randint(1, 99)), "-o", "sheet.csv")
        text = (folder / "sheet.csv").read_text(encoding="utf-8-sig")
        self.rows = list(csv.DictReader(io.StringIO(text)))
        self.columns = list(self.rows[0])
        for row in self.rows:
            row["code"] = self.by_id[row["id"]]["code"]

    def write(self, name, rows, columns, delimiter=",", ending="\r\n", encoding="utf-8"):
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator=ending,
                                extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        (self.folder / name).write_bytes(out.getvalue().encode(encoding))

    def run(self, *arguments):
        run = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True)
        if run.returncode < 0 or run.returncode > 128:
            raise Failure(f"{arguments[0]} crashed: status {run.returncode}")
        return run

    def share(self, *options):
        """The share of service content, its interval, the method and what the result says of itself; None
        if refused."""
        sheet = "codes.xlsx" if (self.folder / "codes.xlsx").exists() else "codes.csv"
        run = self.run("share", "archive.csv", "--codebook", "uji.yml", "--codes", sheet, "--json",
                       *options)
        if run.returncode:
            if not run.stderr.strip():
                raise Failure("refused without a word")
            return None
        report = json.loads(run.stdout)
        service = report["service"]
        figures = service["share"] if isinstance(service.get("share"), dict) else service
        value = figures["value"] if "value" in figures else figures["share"]
        return value, figures.get("lower"), figures.get("upper"), report["method"], report["warnings"]

    def computed(self, rows, tweets=None):
        """The share, post-stratified by label, and its interval: see StratifiedSample.swift."""
        tweets = tweets or self.tweets
        sizes = collections.Counter(tweet["label"] for tweet in tweets)
        coded = collections.defaultdict(list)
        for row in rows:
            coded[self.by_id[row["id"]]["label"]].append(row["code"] in SERVICE)
        if any(len(coded[label]) < FEWEST_CODES for label in sizes):
            return None
        total = len(tweets)
        value = sum(size / total * numpy.mean(coded[label]) for label, size in sizes.items())
        ends = []
        generator = numpy.random.default_rng(1)
        for least, most, quantile in [(0.5, 0.75, 0.025), (0.75, 0.5, 0.975)]:
            drawn = numpy.zeros(DRAWS)
            weight = min(1, 2 / len(sizes))
            for label, size in sizes.items():
                hits, codes = sum(coded[label]), len(coded[label])
                part = size / total
                a = hits + max(weight * value, part * least)
                b = codes - hits + max(weight * (1 - value), part * most)
                drawn += hits + generator.binomial(size - codes, generator.beta(a, b, DRAWS))
            ends.append(numpy.quantile(drawn / total, quantile))
        return value, min(ends[0], value), max(ends[1], value)


class Failure(Exception):
    """The program did something that it must not do."""


# Edits that change nothing that matters. Each changes `rows` and writes the sheet.

def as_it_is(study, rows):
    study.write("codes.csv", rows, study.columns)


def sorted_otherwise(study, rows):
    study.dice.shuffle(rows)
    study.write("codes.csv", rows, study.columns)


def columns_dropped(study, rows):
    study.write("codes.csv", rows, ["code", "id"] + DESIGN)


def columns_added(study, rows):
    for row in rows:
        row["catatan"] = study.dice.choice(["", "ragu", "cek; lagi"])
    study.write("codes.csv", rows, ["catatan"] + study.columns)


def semicolons(study, rows):
    study.write("codes.csv", rows, study.columns, delimiter=";", encoding="utf-8-sig")


def tabs_of_unicode_text(study, rows):
    study.write("codes.csv", rows, study.columns, delimiter="\t", encoding="utf-16")


def capitals_and_spaces(study, rows):
    for row in rows:
        row["code"] = study.dice.choice([str.upper, str.title, " {} ".format])(row["code"])
    study.write("codes.csv", rows, study.columns)
    for row in rows:
        row["code"] = row["code"].strip().lower()


def row_twice(study, rows):
    study.write("codes.csv", rows + [study.dice.choice(rows)], study.columns)


def empty_rows(study, rows):
    study.write("codes.csv", rows + [dict.fromkeys(study.columns, "")] * 5, study.columns)


def some_left_open(study, rows):
    for row in study.dice.sample(rows, 3):
        row["code"] = ""
    study.write("codes.csv", rows, study.columns)
    rows[:] = [row for row in rows if row["code"]]


def some_undecided(study, rows):
    chosen = study.dice.sample(rows, 3)
    for row in chosen:
        row["code"] = study.dice.choice(["NA", "n/a", "NaN", "None", "null"])
    study.write("codes.csv", rows, study.columns)
    rows[:] = [row for row in rows if row not in chosen]


def some_rows_deleted(study, rows):
    for row in study.dice.sample(rows, 3):
        rows.remove(row)
    study.write("codes.csv", rows, study.columns)


def titles_as_codes(study, rows):
    titles = {"bahaya": "Bahaya Alam", "loket": "jam loket", "acara": "ACARA KANTOR", "lain": "Hal Lain"}
    study.write("codes.csv", [dict(row, code=titles[row["code"]]) for row in rows], study.columns)


def column_renamed(study, rows):
    columns = ["Kode" if name == "code" else name for name in study.columns]
    study.write("codes.csv", [dict(row, Kode=row["code"]) for row in rows], columns)


def rows_above_header(study, rows):
    study.write("codes.csv", rows, study.columns)
    path = study.folder / "codes.csv"
    path.write_bytes("Lembar kode dinas,,\r\n\r\n".encode() + path.read_bytes())


def decimal_commas(study, rows):
    commas = [dict(row, inclusion=f"{float(row['inclusion']):.12g}".replace(".", ",")) for row in rows]
    study.write("codes.csv", commas, study.columns, delimiter=";")


def inclusion_rounded(study, rows):
    rounded = [dict(row, inclusion=f"{float(row['inclusion']):.3f}") for row in rows]
    study.write("codes.csv", rounded, study.columns)


def texts_cut(study, rows):
    study.write("codes.csv", [dict(row, text=row["text"][:9]) for row in rows], study.columns)


def workbook(study, rows):
    import openpyxl
    book = openpyxl.Workbook()
    book.active.append(study.columns)
    for row in rows:
        cells = [row[name] for name in study.columns]
        for place, name in enumerate(study.columns):
            if name in ("stratum", "stratum_tweets", "inclusion"):
                cells[place] = float(cells[place])
            elif name == "id":  # as a number it loses its last digits
                cells[place] = float(cells[place])
        book.active.append(cells)
    book.save(study.folder / "codes.xlsx")


def two_coders_settled(study, rows):
    other = [dict(row, code=study.dice.choice(CATEGORIES) if study.dice.random() < 0.1 else row["code"])
             for row in rows]
    study.write("a.csv", rows, study.columns)
    study.write("b.csv", other, study.columns)
    study.run("agree", "a.csv", "b.csv", "--codebook", "uji.yml", "--merged", "codes.csv", "--draws", "200")
    text = (study.folder / "codes.csv").read_text(encoding="utf-8-sig")
    merged = list(csv.DictReader(io.StringIO(text)))
    for row in merged:
        row["code"] = study.by_id[row["id"]]["code"]
    study.write("codes.csv", merged, list(merged[0]))


def archive_shuffled(study, rows):
    study.dice.shuffle(study.tweets)
    study.write("archive.csv", study.tweets + study.tweets[:9], ["text", "created_at", "id", "username"],
                delimiter="\t")
    study.write("codes.csv", rows, study.columns)


# Edits after which the sheet is not what was drawn.

def more_than_drawn(study, rows):
    drawn = {row["id"] for row in rows}
    hits = [tweet for tweet in study.tweets if tweet["code"] in SERVICE and tweet["id"] not in drawn]
    last = rows[-1]
    extra = [dict(tweet, **{name: last[name] for name in DESIGN}) for tweet in hits[:25]]
    study.write("codes.csv", rows + extra, study.columns)


def size_filled_down(study, rows):
    start = int(rows[0]["stratum_tweets"])
    for number, row in enumerate(rows):
        row["stratum_tweets"] = str(start + number)
    study.write("codes.csv", rows, study.columns)


def size_mistyped(study, rows):
    stratum = rows[0]["stratum"]
    for row in rows:
        if row["stratum"] == stratum:
            row["stratum_tweets"] = "1000000"
    study.write("codes.csv", rows, study.columns)


def one_column_sorted(study, rows):
    values = sorted(row["stratum"] for row in rows)
    for row, value in zip(rows, values):
        row["stratum"] = value
    study.write("codes.csv", rows, study.columns)


def ids_rounded(study, rows):
    study.write("codes.csv", [dict(row, id=f"{int(row['id']):.5E}") for row in rows], study.columns)


def ids_rounded_without_link(study, rows):
    study.write("codes.csv", [dict(row, id=f"{int(row['id']):.5E}", link="") for row in rows],
                study.columns)


def design_dropped(study, rows):
    study.write("codes.csv", rows, [name for name in study.columns if name not in DESIGN])


def rows_of_another_archive(study, rows):
    foreign = [dict(row, id=str(int(row["id"]) + 1), link="", code="bahaya") for row in rows[:15]]
    study.write("codes.csv", rows + foreign, study.columns)


def labels_as_codes(study, rows):
    study.run("label", "archive.csv", "--codebook", "uji.yml", "-o", "codes.csv")


def archive_shrunk(study, rows):
    study.write("archive.csv", study.tweets[20:], ["id", "username", "created_at", "text"])
    study.write("codes.csv", rows, study.columns)


def coded_twice(study, rows):
    row = study.dice.choice(rows)
    other = "acara" if row["code"] in SERVICE else "loket"
    study.write("codes.csv", rows + [dict(row, code=other)], study.columns)


def two_draws(study, rows):
    study.run("sample", "archive.csv", "--codebook", "uji.yml", "-n", "40", "--seed", "777", "-o", "c.csv")
    text = (study.folder / "c.csv").read_text(encoding="utf-8-sig")
    more = [dict(row, code=study.by_id[row["id"]]["code"])
            for row in csv.DictReader(io.StringIO(text))]
    study.write("codes.csv", rows + more, study.columns)


def several_codes(study, rows):
    study.dice.choice(rows)["code"] = "bahaya; loket"
    study.write("codes.csv", rows, study.columns)


def archive_grown(study, rows):
    added = [dict(tweet, id=str(int(tweet["id"]) + 5)) for tweet in study.tweets[:40]]
    study.write("archive.csv", study.tweets + added, ["id", "username", "created_at", "text"])
    study.write("codes.csv", rows, study.columns)


def one_account(study, rows):
    study.write("codes.csv", rows, study.columns)


HARMLESS = [as_it_is, sorted_otherwise, columns_dropped, columns_added, semicolons,
            tabs_of_unicode_text, capitals_and_spaces, row_twice, empty_rows, some_left_open,
            some_undecided, some_rows_deleted, titles_as_codes, column_renamed, rows_above_header,
            decimal_commas, inclusion_rounded, texts_cut, workbook, two_coders_settled,
            archive_shuffled]
HARMFUL = [more_than_drawn, size_filled_down, size_mistyped, one_column_sorted, ids_rounded,
           ids_rounded_without_link, design_dropped, rows_of_another_archive, labels_as_codes,
           archive_grown, archive_shrunk, coded_twice, two_draws, several_codes, one_account]


def check(study, edit):
    """Runs one edit; raises Failure, or says whether the program refused."""
    rows = [dict(row) for row in study.rows]
    edit(study, rows)
    found = study.share(*(["--account", "dinas_a"] if edit is one_account else []))
    if edit in HARMFUL:
        if found is None:
            return "refused"
        if edit is labels_as_codes:
            raise Failure("took its own labels for people's codes")
        if found[3] != "sample" and edit in (one_account, rows_of_another_archive):
            if not found[4]:
                raise Failure("took codes from elsewhere without a word")
            return "said so"  # by another computation
        if edit in (archive_grown, archive_shrunk, coded_twice, two_draws, several_codes):
            raise Failure("took what is not the sheet of this archive, without a word")
        tweets = study.tweets
        rows = [dict(row) for row in study.rows]
        if edit is one_account:
            tweets = [tweet for tweet in tweets if tweet["username"] == "dinas_a"]
            rows = [row for row in rows if study.by_id[row["id"]]["username"] == "dinas_a"]
    elif found is None:
        if edit is some_undecided:
            return "refused"
        raise Failure("refused a good sheet")
    else:
        tweets = study.tweets
    expected = study.computed(rows, tweets)
    if expected is None:
        return "not compared"
    value, lower, upper, method, said = found
    if method != "sample":
        raise Failure(f"took a drawn sample for codes of elsewhere ({method})")
    if abs(value - expected[0]) > 1e-9:
        raise Failure(f"share {value:.4f}, computed {expected[0]:.4f}")
    # Both ends are quantiles of random draws.
    if lower is None:
        raise Failure("no interval")
    if edit is not one_account and max(abs(lower - expected[1]), abs(upper - expected[2])) > 0.02:
        raise Failure(f"interval {lower:.4f}-{upper:.4f}, "
                      f"computed {expected[1]:.4f}-{expected[2]:.4f}")
    return "said so, as computed" if edit in HARMFUL and said else "as computed"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("textmine")
    options.add_argument("--runs", type=int, default=44)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--edits", choices=["all", "harmless", "harmful"], default="all")
    options.add_argument("--keep", help="a folder for the files of runs that failed")
    arguments = options.parse_args()
    program = str(pathlib.Path(arguments.textmine).resolve())
    edits = {"all": HARMLESS + HARMFUL, "harmless": HARMLESS, "harmful": HARMFUL}[arguments.edits]
    table = {edit.__name__: collections.Counter() for edit in edits}
    messages = {}

    def run(number):
        """The edit, what came of it, and why it failed."""
        edit = edits[number % len(edits)]
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            try:
                study = Study(program, folder, random.Random(arguments.seed * 1_000_003 + number))
                return edit.__name__, check(study, edit), None
            except Failure as failure:
                if arguments.keep:
                    shutil.copytree(folder, pathlib.Path(arguments.keep) / f"{edit.__name__}-{number}")
                return edit.__name__, "failed", f"run {number}: {failure}"

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, outcome, message in pool.map(run, range(arguments.runs)):
            table[name][outcome] += 1
            if message:
                messages.setdefault(name, message)
    print("| edit | as computed | said so, as computed | refused | said so | not compared | failed | first failure |")
    print("|---|---|---|---|---|---|---|---|")
    for name, counts in table.items():
        cells = [counts[key] or "" for key in ["as computed", "said so, as computed", "refused", "said so", "not compared", "failed"]]
        print("|", name.replace("_", " "), "|", " | ".join(map(str, cells)), "|",
              messages.get(name, ""), "|")
    failed = sum(counts["failed"] for counts in table.values())
    print(f"\n{arguments.runs} runs, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
