#!/usr/bin/env python3
"""Prints how much of the sources the tests reach: coverage.py FOLDER < EXPORT.

EXPORT is what `llvm-cov export -summary-only` writes. A row for each module, then the
files of which least is reached.
"""
import collections
import json
import os
import sys


def percent(covered, count):
    return f"{100 * covered / count:.1f} %" if count else "–"


def main():
    root = os.path.realpath(sys.argv[1]) + "/"
    modules = collections.defaultdict(collections.Counter)
    files = []
    for file in json.load(sys.stdin)["data"][0]["files"]:
        path = os.path.realpath(file["filename"])
        if not path.startswith(root):
            continue
        name = path.removeprefix(root)
        counts = collections.Counter()
        for kind in ["lines", "regions"]:
            counts[f"{kind} reached"] = file["summary"][kind]["covered"]
            counts[kind] = file["summary"][kind]["count"]
        modules[name.split("/")[0]] += counts
        modules["all"] += counts
        files.append((name, counts))
    print("| module | lines | reached | regions | reached |\n|---|---:|---:|---:|---:|")
    for name in sorted(modules, key=lambda name: (name == "all", name)):
        counts = modules[name]
        print(f"| {name} | {counts['lines']} | {percent(counts['lines reached'], counts['lines'])} "
              f"| {counts['regions']} | {percent(counts['regions reached'], counts['regions'])} |")
    print("\n| file | lines not reached | reached |\n|---|---:|---:|")
    files.sort(key=lambda file: file[1]["lines reached"] - file[1]["lines"])
    for name, counts in files[:25]:
        missed = counts["lines"] - counts["lines reached"]
        if missed:
            print(f"| {name} | {missed} | {percent(counts['lines reached'], counts['lines'])} |")


main()
