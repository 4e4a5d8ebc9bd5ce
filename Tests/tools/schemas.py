#!/usr/bin/env python3
"""Holds what every --json prints against the JSON Schemas in docs/schemas, and the schemas against what is printed.

    schemas.py TEXTMINE [--quick]

Runs each command in many ways. Every document must be as its schema says, which knows all keys; and every key of a
schema must have been printed by one of the runs, so that none is left over. --quick leaves out the runs on 300,000
words, for a program that is not optimised. Ends with status 1 if anything is wrong.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "Examples"
ARCHIVE = EXAMPLES / "kabupaten-archive.zip"
TABLE = EXAMPLES / "kabupaten.csv"
CODES = EXAMPLES / "kabupaten-codes.csv"
# Enough distinct words that not all of them are kept.
MANY_WORDS = 300_000
# The key that only so many words bring about.
BOUNDS = "count_bounds"


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def inputs(folder):
    """Files of every kind that the runs need."""
    tweets = rows_of(TABLE)
    # Codes belong to their texts.
    coded = {row["id"] for row in rows_of(CODES)}
    accounts = ["dinkes_wanaloka", "disdukcapil_wnl", "pemkab_wanaloka"]
    for place, row in enumerate(tweets):
        row["username"] = accounts[place % 3]
        row["region"] = ("utara", "selatan")[place % 2]
        if place % 5 == 0:
            row["text"] += f" @{accounts[(place + 1) % 3]} #WanalokaMelayani"
        # Something to warn of, with all that a warning needs and the time of the event.
        if place % 20 == 7 and row["id"] not in coded:
            row["created_at"] = "2021-02-03T05:20:00Z"
            row["text"] = ("Peringatan dini banjir di Desa Karangwulu malam ini pukul 12.00 WIB: Sungai Wulu meluap. "
                           "Hubungi BPBD 112 bila perlu mengungsi")
    own = write(folder / "accounts.csv", tweets)
    coder = rows_of(CODES)
    second = [dict(row, code="kegiatan" if place % 4 == 0 else row["code"]) for place, row in enumerate(coder)]
    labelled = [dict(row, other=row["code"], sure="0.8") for row in rows_of(TABLE)]
    broken = folder / "broken.jsonl"
    broken.write_text('{"id": "1", "text": "loket buka", "created_at": "2021-03-01T01:00:00Z"}\n{"id": "2", "text": 3}\n'
                      '{"note": "no tweet"}\n{"id": "1", "text": "loket buka"\n', encoding="utf-8")
    many = folder / "many.csv"
    with open(many, "w", encoding="utf-8") as file:
        file.write("id,text,username\n")
        for number in range(MANY_WORDS // 10):
            words = " ".join(f"kata{number}x{place}" for place in range(10))
            file.write(f"{10**18 + number},{words},akun\n")
    return {
        "accounts": own,
        "second": write(folder / "second.csv", second),
        "ranks": write(folder / "ranks.csv", [
            {"id": str(10**18 + n), "text": f"teks {n}", "ani": "123"[n % 3], "budi": "123"[(n + n // 7) % 3]}
            for n in range(60)]),
        "labelled": write(folder / "labelled.csv", labelled),
        "corrections": write(folder / "corrections.csv", [
            {"id": tweets[0]["id"], "code": "lainnya"}, {"id": "99", "code": "lainnya"}]),
        "events": write(folder / "events.csv", [
            {"name": "banjir", "time": "2021-02-03 12:00", "match": "banjir"},
            {"name": "gempa", "time": "2021-02-04 12:00", "match": "gempabumi9"}]),
        "people": write(folder / "people.csv", [
            {"account": name, "type": "institution", "followers": "1200", "population": "900000"}
            for name in accounts]),
        "broken": broken,
        "many": many,
    }


def runs(files):
    """What is run for each schema: arguments, and what standard input holds."""
    archive, codes = str(ARCHIVE), str(CODES)
    report = ["report", "--json", "--quiet"]
    share = ["share", "--json", "--quiet", archive]
    evaluate = ["evaluate", "--json", codes]
    words = ["words", "--json", "--quiet", archive, "--top", "5"]
    return {
        "report": [
            report + [archive],
            report + [archive, "--codes", codes, "--codes", files["second"], "--compare", "2020,2021"],
            report + [archive, "--codes", codes, "--corrections", files["corrections"], "--second-codebook", "fang"],
            report + [files["accounts"], "--by", "region", "--account-table", files["people"], "--events",
                      files["events"], "--codebook", "konten", "--population", "900000"],
            report + [files["labelled"], "--labels-from", "other", "--service", "layanan"],
            report + [files["many"]],
            report + [files["accounts"], "--by", "region", "--codes", codes, "--chosen-codes"],
            report + [files["accounts"], files["broken"], "--compare", "dinkes_wanaloka,disdukcapil_wnl", "--threshold", "0.01"],
        ],
        "share": [
            share + ["--codes", codes],
            share + ["--codes", codes, "--by", "year", "--compare", "2020,2021"],
            ["share", "--json", "--quiet", files["accounts"], "--codes", codes, "--chosen-codes"],
            share + ["--codes", codes, "--codes", files["second"]],
        ],
        "agree": [
            ["agree", "--json", codes, files["second"], "--codebook", "konten"],
            ["agree", "--json", files["ranks"], "--columns", "ani,budi", "--order", "1,2,3"],
            ["agree", "--json", codes, files["second"]],
        ],
        "evaluate": [
            evaluate,
            evaluate + ["--keywords"],
            evaluate + ["--model", "konten", "--by", "username"],
            evaluate + ["--learning-curve"],
            ["evaluate", "--json", files["labelled"], "--labels-from", "other", "--probability-column", "sure"],
        ],
        "inspect": [
            ["inspect", "--json", archive],
            ["inspect", "--json", files["accounts"], files["broken"]],
            ["inspect", "--json", files["accounts"], "/nonexistent.csv"],
        ],
        "words": [
            words,
            words + ["--by", "quarter"],
            words + ["--by", "label", "--key", "layanan"],
            words + ["--collocations"],
            words + ["--of", "bigrams", "--by-spelling"],
            ["words", "--json", "--quiet", files["many"], "--top", "3"],
        ],
        "find": [
            ["find", "--json", "--quiet", "vaksin*", archive],
            ["find", "--json", "--quiet", "--regex", r"\d+ orang", files["accounts"]],
        ],
        "explain": [
            ["explain", "--json", "Loket buka pukul 08.00 WIB"],
            ["explain", "--json", "--codebook", "konten", "Loket buka pukul 08.00 WIB"],
            ["explain", "--json", "--id", rows_of(TABLE)[1]["id"], str(TABLE)],
            ["explain", "--json", "xyzzy", "--codebook", "konten"],
        ],
        "tokens": [(["tokens", "--json"], "Vaksinasi dosis 2, daftar di bit.ly/vaksin @dinkes #Siaga 😀\n\n")],
        "label-stream": [
            (["label", "--stream"], '{"id": "7", "text": "apel pagi"}\n{"text": "loket buka"}\n{"id": \n'),
            (["label", "--stream", "--codebook", "konten"], '{"id": "7", "text": "apel pagi"}\n'),
        ],
    }


def documents(program, arguments, work):
    """What a run prints: one JSON document, or one a line."""
    arguments, given = arguments if isinstance(arguments, tuple) else (arguments, "")
    done = subprocess.run([program, *map(str, arguments)], input=given, capture_output=True, text=True, cwd=work)
    if not done.stdout:
        raise SystemExit(f"textmine {' '.join(map(str, arguments))}: printed nothing: {done.stderr}")
    try:
        return [json.loads(done.stdout)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in done.stdout.splitlines()]


def resolved(schema, root):
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return schema


def use(value, schema, root, path, used):
    """Notes which keys of the schema a value has."""
    schema = resolved(schema, root)
    for choice in schema.get("anyOf", []):
        use(value, choice, root, path, used)
    if isinstance(value, dict):
        for key, part in value.items():
            if key in schema.get("properties", {}):
                used.add(id(schema["properties"][key]))
                use(part, schema["properties"][key], root, f"{path}.{key}", used)
            elif isinstance(schema.get("additionalProperties"), dict):
                use(part, schema["additionalProperties"], root, f"{path}.*", used)
    elif isinstance(value, list) and "items" in schema:
        for part in value:
            use(part, schema["items"], root, f"{path}[]", used)


def keys(schema, path=""):
    """All keys of a schema, with their place."""
    if isinstance(schema, dict):
        for name, part in schema.get("properties", {}).items():
            yield f"{path}.{name}", part
            yield from keys(part, f"{path}.{name}")
        for word in ("items", "additionalProperties"):
            yield from keys(schema.get(word), f"{path}[]")
        for word in ("anyOf",):
            for part in schema.get(word, []):
                yield from keys(part, path)
        for name, part in schema.get("$defs", {}).items():
            yield from keys(part, f"{path}({name})")


def check(name, printed, is_quick):
    """What is wrong with the documents of one schema, or with the schema."""
    schema = json.loads((ROOT / f"docs/schemas/{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    problems, used = [], set()
    for arguments, document in printed:
        for error in validator.iter_errors(document):
            problems.append(f"{name}: {error.json_path}: {error.message[:200]} (in {arguments})")
        use(document, schema, schema, "", used)
    for path, part in keys(schema):
        if id(part) not in used and not (is_quick and BOUNDS in path):
            problems.append(f"{name}: {path}: no run printed it")
        if "description" not in part and "$ref" not in part:
            problems.append(f"{name}: {path}: has no description")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    problems = []
    with tempfile.TemporaryDirectory() as work:
        files = inputs(pathlib.Path(work))
        for name, wanted in runs(files).items():
            if arguments.quick:
                wanted = [run for run in wanted if files["many"] not in run]
            printed = [(run, document) for run in wanted for document in documents(arguments.program, run, work)]
            found = check(name, printed, arguments.quick)
            print(f"{name}: {len(printed)} documents, {len(found)} wrong", flush=True)
            problems += found
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
