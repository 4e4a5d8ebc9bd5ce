#!/usr/bin/env python3
"""How well textmine's labels agree with the codes of people, category by category.

  Benchmarks/accuracy.py TEXTMINE CODES.csv [OPTION ...]

CODES.csv has the columns text and label; further options go to `textmine label`. Prints a Markdown
table: precision, recall and F1 of each category and of service content (peringatan + layanan).
"""
import csv
import io
import subprocess
import sys

SERVICE = {"peringatan", "layanan"}


def labels(textmine, codes, options):
    """Pairs of a person's code and the program's label."""
    out = subprocess.run([textmine, "label", codes, "--quiet", *options], check=True, capture_output=True, text=True,
                         encoding="utf8").stdout
    rows = csv.DictReader(io.StringIO(out, newline=""))
    return [(row["label"], row["textmine_label"]) for row in rows]


def scores(pairs, positive):
    """Precision, recall and F1 of the categories for which `positive` holds; None if undefined."""
    hits = sum(positive(code) and positive(label) for code, label in pairs)
    coded = sum(positive(code) for code, _ in pairs)
    labelled = sum(positive(label) for _, label in pairs)
    return (hits / labelled if labelled else None, hits / coded if coded else None,
            2 * hits / (coded + labelled) if coded + labelled else None, coded)


def cell(value):
    return "–" if value is None else f"{value:.3f}"


def main(textmine, codes, *options):
    pairs = labels(textmine, codes, options)
    names = sorted({code for code, _ in pairs}, key=lambda name: -sum(code == name for code, _ in pairs))
    print("| category | precision | recall | F1 | coded |\n|---|---|---|---|---|")
    f1s = []
    for name in names:
        precision, recall, f1, coded = scores(pairs, lambda value, name=name: value == name)
        f1s.append(f1 or 0)
        print(f"| {name} | {cell(precision)} | {cell(recall)} | {cell(f1)} | {coded} |")
    precision, recall, f1, coded = scores(pairs, SERVICE.__contains__)
    print(f"| **service content** | {cell(precision)} | {cell(recall)} | {cell(f1)} | {coded} |")
    right = sum(code == label for code, label in pairs)
    print(f"\nMacro-F1 {sum(f1s) / len(f1s):.3f}, service F1 {cell(f1)}, accuracy {right / len(pairs):.3f}, "
          f"{len(pairs)} tweets.")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
