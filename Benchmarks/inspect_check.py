#!/usr/bin/env python3
"""Compares `textmine inspect --json` with an independent count of every file of a folder.

  Benchmarks/inspect_check.py TEXTMINE FOLDER

The count uses Python's csv and json (and openpyxl for spreadsheets, where it is installed) and none
of textmine's code. Prints a Markdown table, to be committed under Benchmarks/results, and ends with
status 1 where a number differs.
"""
import bz2
import csv
import gzip
import json
import lzma
import os
import re
import subprocess
import sys

csv.field_size_limit(1 << 30)
OPEN = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
TEXTS = ["full_text", "text", "tweet", "content", "rawContent", "renderedContent"]
IDS = ["id_str", "id", "tweet_id", "tweetid", "ids"]
LINKS = ["url", "link", "tweet_url", "tweetlink", "permalink"]
ACCOUNTS = ["username", "from_user", "screen_name", "user", "author.username", "account"]


def text_of(path):
    """The file's text, unpacked."""
    opener = OPEN.get(os.path.splitext(path)[1], open)
    with opener(path, "rb") as file:
        return file.read().decode("utf-8-sig", errors="replace")


def values(text):
    """The JSON values of a text: one a line, or one after the other; None for what is none."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return [json.loads(text)]
    except ValueError:
        pass
    found = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except ValueError:
            found.append(None)
    return found


def unwrap(value):
    """The records in a value: of a page or list several; each with the accounts it names by id."""
    if isinstance(value, list):
        return [(record, {}) for record in value]
    if isinstance(value, dict):
        names = {user["id"]: user["username"] for user in value.get("includes", {}).get("users", [])}
        for key in ("statuses", "data"):
            if isinstance(value.get(key), list) and value[key]:
                return [(record, names) for record in value[key]]
            if isinstance(value.get(key), dict):
                return [(value[key], names)]
    return [(value, {})]


def tweet_of(record, names):
    """Id and account of a record, None where it is no tweet."""
    if isinstance(record, dict) and isinstance(record.get("tweet"), dict):
        record = record["tweet"]
    if not isinstance(record, dict):
        return None
    graph = record.get("legacy") if isinstance(record.get("legacy"), dict) else {}
    if not any(isinstance({**record, **graph}.get(key), str) for key in TEXTS):
        return None
    user = record.get("author") or record.get("user") or {}
    if isinstance(user, dict):
        user = user.get("username") or user.get("screen_name")
    account = user or names.get(record.get("author_id")) or record.get("username") or record.get("screen_name")
    return str(record.get("rest_id") or record.get("id_str") or record.get("id") or ""), account or ""


def count_json(text):
    """Counts of a JSON file."""
    if re.match(r"\s*[A-Za-z][\w.\[\]\"' ]*=", text):
        text = text[text.index("=") + 1:].strip().rstrip(";")
    found = values(text)
    records = [record for value in found if value is not None for record in unwrap(value)]
    tweets = [tweet for tweet in (tweet_of(*record) for record in records) if tweet]
    return counts(tweets, skipped=found.count(None), others=len(records) - len(tweets))


def count_rows(header, rows):
    """Counts of a table's rows under a header."""
    names = [re.sub(r"[ _]", "", name.lower()) for name in header]

    def column(known):
        return next((names.index(name) for name in (re.sub(r"[ _]", "", k.lower()) for k in known) if name in names),
                    None)

    id_at, link_at, account_at = column(IDS), column(LINKS), column(ACCOUNTS)
    whole = [row for row in rows if len(row) == len(header)]

    def id_of(row):
        """The id's own column, else the number in the tweet's link."""
        if id_at is not None:
            return row[id_at]
        number = re.search(r"/status/(\d+)", row[link_at]) if link_at is not None else None
        return number[1] if number else ""

    tweets = [(id_of(row), row[account_at] if account_at is not None else "") for row in whole]
    return counts(tweets, skipped=len(rows) - len(whole), others=0)


def count_table(text):
    """Counts of a csv: rows of the header's width are tweets, others are skipped."""
    delimiter = max(",;\t|", key=text.split("\n", 1)[0].count)
    rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter) if row]
    return count_rows(rows[0], rows[1:])


def count_sheet(path):
    """Counts of an xlsx's first sheet, None where openpyxl is not installed."""
    try:
        import openpyxl
    except ImportError:
        return None
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    rows = [row for row in rows if any(row)]
    return count_rows(rows[0], rows[1:])


def counts(tweets, skipped, others):
    ids = [tweet[0] for tweet in tweets if tweet[0]]
    return {"tweets": len(tweets), "skipped": skipped, "others": others, "ids": len(ids),
            "duplicates": len(ids) - len(set(ids)), "accounts": len({tweet[1] for tweet in tweets if tweet[1]})}


def independent(path):
    name = os.path.basename(path)
    if name.endswith(".xlsx"):
        return count_sheet(path)
    text = text_of(path)
    if not text.strip():
        return counts([], 0, 0)
    is_json = text.lstrip()[0] in "{[" or text.startswith("window.")
    return count_json(text) if is_json else count_table(text)


def inspected(textmine, path):
    """The same counts by textmine."""
    run = subprocess.run([textmine, "inspect", "--json", path], capture_output=True, text=True)
    files = json.loads(run.stdout)["files"]
    total = {key: sum(file[key] for file in files) for key in ("tweets", "skipped", "others", "duplicates", "accounts")}
    total["ids"] = sum(field["tweets"] for file in files for field in file["fields"] if field["field"] == "id")
    records = sum(file["records"] for file in files)
    assert records == total["tweets"] + total["skipped"] + total["others"], path
    shapes = sorted({shape for file in files for shape in file.get("shapes", {})})
    formats = sorted({file["format"] for file in files if file.get("format")})
    return total, ", ".join(formats + shapes) or "–"


def main(textmine, folder):
    keys = ["tweets", "skipped", "others", "ids", "duplicates", "accounts"]
    print(f"| file | format | {' | '.join(keys)} | agrees |\n|---|---|{'---|' * len(keys)}---|")
    differs = False
    for path in sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names):
        if os.path.basename(path) == "LICENSE" or path.endswith((".md", ".py")):
            continue
        expected = independent(path)
        found, form = inspected(textmine, path)
        wrong = [key for key in keys if expected is not None and expected[key] != found[key]]
        differs |= bool(wrong)
        verdict = "not counted" if expected is None else "yes" if not wrong else \
            "; ".join(f"{key}: {expected[key]}" for key in wrong)
        print(f"| {os.path.relpath(path, folder)} | {form} | {' | '.join(str(found[key]) for key in keys)} | {verdict} |")
    return 1 if differs else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
