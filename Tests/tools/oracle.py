#!/usr/bin/env python3
"""Reads tables and JSON that were changed at random, by textmine and by other readers.

    oracle.py TEXTMINE [--runs N] [--seed S] [--keep FOLDER]

Each run writes some tweets as csv, xlsx or json in one of many forms, changes the file (or not), and
reads it twice: by pandas, openpyxl or json, and by `textmine label`. What must be equal are the ids and
texts of all rows, in order. A file that was not changed must be read alike. Of a changed one textmine
may read something else only if it says so: by an exit status, a skipped record, a repair or a note of
`inspect`. A difference without a word is a failure. Prints a table of forms and ends with status 1 if
any run failed.
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

import openpyxl
import pandas

WORDS = ["banjir", "loket", "buka", "jam 08.00", "warga", "«kutip»", "é", "🚨", "antre", "Kel. Melati",
         "https://t.co/abc", "@dinas", "#siaga", "50%", "a=b", "50;50", "satu, dua", "ki\tri",
         "\"kata\"", "baris\nbaru", "Rp 10.000", "null", "-", "'lima'", "\\n", "<b>", "{x}", "[y]"]
SAID = "said so"


class Failure(Exception):
    """Something was read otherwise, without a word."""


def tweets(dice):
    rows = []
    for number in range(dice.randint(1, 60)):
        text = " ".join(dice.choices(WORDS, k=dice.randint(3, 9)))
        rows.append({
            "id": str(1_300_000_000_000_000_000 + number * 9_340_032_001 + dice.randint(0, 999)),
            "created_at": f"2021-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T08:00:00Z",
            "username": dice.choice(["dinas_a", "dinas_b"]), "text": f"Info {text}"})
    return rows


# MARK: forms; each writes a file and says how another reader reads it

def write_csv(dice, rows, folder):
    delimiter = dice.choice(",;\t|")
    quoting = dice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    ending = dice.choice(["\n", "\r\n"])
    encoding = dice.choice(["utf-8", "utf-8-sig", "utf-16"])
    columns = list(rows[0]) + dice.sample(["catatan", "lang", "source", "no"], dice.randint(0, 3))
    dice.shuffle(columns)
    frame = pandas.DataFrame([dict(row, catatan="cek, lagi", lang="in", source="web", no=7)
                              for row in rows])[columns]
    path = folder / dice.choice(["in.csv", "in.tsv", "in.txt"])
    frame.to_csv(path, index=dice.random() < 0.2, sep=delimiter, quoting=quoting,
                 lineterminator=ending, encoding=encoding)
    codec = encoding if encoding != "utf-8" else "utf-8-sig"

    def read():
        table = pandas.read_csv(path, sep=delimiter, dtype=str, keep_default_na=False,
                                encoding=codec, encoding_errors="strict", index_col=False)
        return list(zip(table["id"], table["text"]))
    return path, read


def write_xlsx(dice, rows, folder):
    book = openpyxl.Workbook()
    sheet = book.active
    columns = list(rows[0])
    dice.shuffle(columns)
    for _ in range(dice.choice([0, 0, 1])):
        sheet.append(["Data tweet dinas"])
    sheet.append(columns)
    for row in rows:
        sheet.append([row[name] for name in columns])
        if dice.random() < 0.03:
            sheet.append([])
    # Cells that begin with `=` are texts here.
    for line in sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"
    if dice.random() < 0.3:
        book.create_sheet("kosong")
    path = folder / "in.xlsx"
    book.save(path)

    def read():
        found = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
        start = next(place for place, line in enumerate(found) if "text" in line and "id" in line)
        ids, texts = found[start].index("id"), found[start].index("text")
        return [(str(line[ids] or ""), str(line[texts] or "").replace("_x000D_", "\r"))
                for line in found[start + 1:] if any(line)]
    return path, read


def write_json(dice, rows, folder):
    path = folder / dice.choice(["in.json", "in.jsonl", "in.txt"])
    form = dice.choice(["array", "lines", "wrapped", "columns", "split"])
    indent = dice.choice([None, 1, 4])
    is_ascii = dice.random() < 0.5
    records = [{**row, **({"lang": None, "public_metrics": {"like_count": 3}} if dice.random() < 0.5 else {})}
               for row in rows]
    if form == "lines":
        text = "\n".join(json.dumps(record, ensure_ascii=is_ascii) for record in records) + "\n"
    elif form in ("columns", "split"):
        text = pandas.DataFrame(rows).to_json(orient=form, force_ascii=is_ascii)
    else:
        value = records if form == "array" else {"meta": {"n": len(rows)}, dice.choice(
            ["tweets", "data", "records", "statuses"]): records}
        text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)
    path.write_text(text, encoding="utf-8")

    def read():
        content = path.read_text(encoding="utf-8")
        if form == "lines":
            values = [json.loads(line) for line in content.split("\n") if line.strip()]
        elif form == "columns":
            table = json.loads(content)
            return [(str(table["id"][key]), table["text"][key]) for key in table["text"]]
        elif form == "split":
            table = json.loads(content)
            ids, texts = table["columns"].index("id"), table["columns"].index("text")
            return [(str(line[ids]), line[texts]) for line in table["data"]]
        else:
            values = json.loads(content)
            if isinstance(values, dict):
                values = next(value for value in values.values() if isinstance(value, list))
        return [(value["id"], value["text"]) for value in values]
    return path, read


FORMS = {"csv": write_csv, "xlsx": write_xlsx, "json": write_json}


# MARK: changes of the bytes

def unchanged(dice, content):
    return content


def byte_deleted(dice, content):
    place = dice.randrange(len(content))
    return content[:place] + content[place + 1:]


def byte_replaced(dice, content):
    place = dice.randrange(len(content))
    return content[:place] + dice.choice([b'"', b",", b"\n", b"}", b"'", b"\xff", b"x", b"\\"]) + content[place + 1:]


def line_doubled(dice, content):
    lines = content.split(b"\n")
    place = dice.randrange(len(lines))
    return b"\n".join(lines[:place + 1] + lines[place:])


def cut_short(dice, content):
    return content[:dice.randrange(len(content) // 2, len(content))]


def blank_lines(dice, content):
    return content + b"\n" * dice.randint(1, 4)


def crlf_mixed(dice, content):
    place = content.find(b"\n", dice.randrange(len(content)))
    return content if place < 0 else content[:place] + b"\r" + content[place:]


CHANGES = [unchanged, byte_deleted, byte_replaced, line_doubled, cut_short, blank_lines, crlf_mixed]


def ours(program, path):
    """What textmine reads, and whether it says that something is not as it should be."""
    out = path.parent / "out.jsonl"
    done = subprocess.run([program, "label", str(path), "--no-repair", "-o", str(out), "--force"],
                          capture_output=True, timeout=120)
    if done.returncode not in (0, 65, 66):
        raise Failure(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:200]}")
    if done.returncode:
        return None, True
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    report = json.loads(subprocess.run([program, "inspect", str(path), "--no-repair", "--json"],
                                       capture_output=True).stdout)["files"]
    says = any(file["skipped"] or file["others"] or file["repaired"] or file["repairs"]
               or file.get("error") or file.get("notes") for file in report)
    return [(row["id"], row["text"]) for row in found], says


def plain(rows):
    """Line ends as one, and without the white space around texts, which nobody means."""
    return [(identity.strip(), text.replace("\r\n", "\n").replace("\r", "\n").strip())
            for identity, text in rows]


def check(program, dice, folder, form, change):
    path, read = FORMS[form](dice, tweets(dice), folder)
    before = path.read_bytes()
    path.write_bytes(change(dice, before))
    mine, says = ours(program, path)
    try:
        theirs = read()
    except Exception as error:  # other readers refuse with errors of many kinds
        theirs = None
        if change is unchanged:
            raise Failure(f"the other reader: {error}") from error
    if theirs is not None and mine is not None and plain(mine) == plain(theirs):
        return "read alike"
    if change is unchanged:
        raise Failure(f"read otherwise: {difference(mine, theirs)}")
    if mine is None:
        return "refused by both" if theirs is None else "refused by textmine"
    if says:
        return SAID
    if theirs is None:
        return "refused by the other"
    raise Failure(f"no word of a difference: {difference(mine, theirs)}")


def difference(mine, theirs):
    if mine is None or theirs is None:
        return "refused"
    if len(mine) != len(theirs):
        return f"{len(mine)} rows, {len(theirs)} by the other"
    return next(f"{a!r} and {b!r}" for a, b in zip(plain(mine), plain(theirs)) if a != b)[:300]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("textmine")
    options.add_argument("--runs", type=int, default=42)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", help="a folder for the files of runs that failed")
    arguments = options.parse_args()
    program = str(pathlib.Path(arguments.textmine).resolve())
    table = collections.defaultdict(collections.Counter)
    messages = collections.defaultdict(list)
    pairs = [(form, change) for change in CHANGES for form in FORMS]

    def run(number):
        """The kind of file, what came of it, and why it failed."""
        form, change = pairs[number % len(pairs)]
        if form == "xlsx" and change is not unchanged:
            form = "csv"  # bytes of a zip say nothing; broken ones are for the fuzzer
        name = f"{form}, {change.__name__.replace('_', ' ')}"
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            try:
                dice = random.Random(arguments.seed * 1_000_003 + number)
                return name, check(program, dice, folder, form, change), None
            except Failure as failure:
                if arguments.keep:
                    shutil.copytree(folder, pathlib.Path(arguments.keep) / f"{form}-{number}")
                return name, "failed", f"run {number}: {failure}"

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, outcome, message in pool.map(run, range(arguments.runs)):
            table[name][outcome] += 1
            if message:
                messages[name].append(message)
    outcomes = ["read alike", SAID, "refused by both", "refused by textmine", "refused by the other", "failed"]
    print("| file | " + " | ".join(outcomes) + " |\n|---|" + "---:|" * len(outcomes))
    for name in sorted(table):
        print(f"| {name} | " + " | ".join(str(table[name][key] or "") for key in outcomes) + " |")
    for name, lines in messages.items():
        for line in lines[:5]:
            print(f"oracle.py: {name}: {line}", file=sys.stderr)
    failed = sum(counts["failed"] for counts in table.values())
    print(f"\n{arguments.runs} runs, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
