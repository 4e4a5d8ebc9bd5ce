#!/usr/bin/env python3
"""Shows which figures two builds of textmine give differently for the same inputs.

  Benchmarks/same_figures.py OLD NEW [SHARED [CODEBOOK]]

SHARED is the developers' shared folder, ../shared unless it is given; CODEBOOK labels in both, where they have
other defaults. Each case runs both programs on
the example archive, on coded tweets of institutions and on five exports. Their JSON is compared value
by value: numbers to a relative 1e-9, a missing value and null alike. Prints every difference with the
case and the path to it, and ends with status 1 if there is one that EXPECTED does not name.
"""
import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXAMPLE = os.path.join(ROOT, "Examples/kabupaten.csv")
CODES = os.path.join(ROOT, "Examples/kabupaten-codes.csv")
FORMATS = ["api-v1/search.json", "snscrape/sample-data.csv", "tags/tags.csv",
           "tweet-harvest/prabowo.csv", "x-archive/tweets.js"]

# Differences that were wanted: the beginnings of case and path, why, and when it holds of both values.
ALWAYS = lambda old, new: True
EXPECTED = [
    ("", "provenance", "versions and options of the run", ALWAYS),
    *((case, key, "new: a part of the report or of inspect that was not there", lambda old, new: old is None)
      for case, keys in {"report": ["contacts", "links", "similarities", "warnings"],
                         "inspect": ["files[0].notes", "files[0].repairs", "model_fit"],
                         "agree": ["notes"]}.items() for key in keys),
    ("evaluate", "comparison", "new: the labels beside others of the same tweets", ALWAYS),
    ("evaluate", "parts", "new: the labels in each part of the tweets", ALWAYS),
    ("evaluate", "share_worth", "new: what a share from the labels is worth", ALWAYS),
    ("agree", "", "where all agree, the interval is Wilson's instead of 1 to 1",
     lambda old, new: old == 1 and new is not None and new < 1),
]


def cases(shared, codebook):
    """Names and arguments."""
    labels = ["--codebook", os.path.abspath(codebook)] if codebook else []
    for name, arguments in commands(shared):
        yield name, arguments + (labels if arguments[0] in ("report", "label", "share", "evaluate") else [])


def commands(shared):
    coded = os.path.join(shared, "data/labelled/government.csv")
    exports = [os.path.join(shared, "data/formats", name) for name in FORMATS]
    for path in [EXAMPLE, coded, *exports]:
        name = os.path.basename(path)
        yield f"report {name}", ["report", "--json", "--quiet", path]
        yield f"label {name}", ["label", "--quiet", path]
        yield f"inspect {name}", ["inspect", "--json", path]
        yield f"words {name}", ["words", "--json", "--quiet", path]
        yield f"words by kind {name}", ["words", "--json", "--quiet", "--by", "kind", path]
        yield f"collocations {name}", ["words", "--json", "--quiet", "--collocations", path]
        yield f"find {name}", ["find", "--json", "--quiet", "hari", path]
    yield "share", ["share", "--json", "--quiet", EXAMPLE, "--codes", CODES]
    yield "share by kind", ["share", "--json", "--quiet", EXAMPLE, "--codes", CODES, "--by", "kind"]
    yield "share elsewhere", ["share", "--json", "--quiet", coded, "--codes", CODES]
    yield "report with codes", ["report", "--json", "--quiet", EXAMPLE, "--codes", CODES]
    yield "agree", ["agree", "--json", coded, "--columns", "coder_a,coder_b", "--draws", "500"]
    yield "agree by konten", ["agree", "--json", coded, "--columns", "coder_a,coder_b",
                              "--codebook", "konten", "--draws", "500"]
    yield "evaluate", ["evaluate", "--json", coded]
    yield "evaluate by account", ["evaluate", "--json", "--group-column", "username", coded]
    yield "evaluate keywords", ["evaluate", "--json", "--keywords", coded]
    yield "explain", ["explain", "--json", "Loket buka pukul 08.00 WIB, rapat koordinasi besok"]


def parsed(text):
    """Standard output as a value: JSON, lines of JSON, or a table."""
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines()]
    except ValueError:
        return list(csv.DictReader(io.StringIO(text)))


def run(program, arguments):
    """Status and output of a run, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        found = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)
    return found.returncode, parsed(found.stdout) if found.returncode == 0 else found.stderr


def differences(old, new, path=""):
    """Paths at which two values differ, with both."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new}):
            yield from differences(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (a, b) in enumerate(zip(old, new)):
            yield from differences(a, b, f"{path}[{index}]")
    elif isinstance(old, (int, float)) and isinstance(new, (int, float)):
        if not math.isclose(old, new, rel_tol=1e-9, abs_tol=1e-12):
            yield path, old, new
    elif old != new and not (old in (None, {}) and new in (None, {})):
        yield path, old, new


def is_expected(case, path, old, new):
    return any(case.startswith(name) and path.startswith(start) and holds(old, new)
               for name, start, _, holds in EXPECTED)


def main(old, new, shared="../shared", codebook=None):
    shared = os.path.join(ROOT, shared)
    same, wanted, unwanted = 0, 0, 0
    for case, arguments in cases(os.path.abspath(shared), codebook):
        (status, before), (other, after) = run(old, arguments), run(new, arguments)
        found = list(differences(before, after))
        if status != other:
            found.append(("status", status, other))
        new_ones = [difference for difference in found if not is_expected(case, *difference)]
        same += not found
        wanted += bool(found) and not new_ones
        unwanted += bool(new_ones)
        for path, a, b in new_ones[:20]:
            print(f"{case}: {path}: {str(a)[:120]} -> {str(b)[:120]}")
        if len(new_ones) > 20:
            print(f"{case}: and {len(new_ones) - 20} more differences")
    print(f"{same} cases the same, {wanted} with expected differences only, {unwanted} with others")
    return 1 if unwanted else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4, 5):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
