#!/usr/bin/env python3
"""Lexicon beside its peers: the same tweets, one run, one core.

  Benchmarks/peers.py LEXICON_BENCH ROOTS.dic      (what `make bench` runs)

The tweets come from the developers' shared folder beside the checkout. Peers that are not installed
are left out with a message: pip install scikit-learn nltk PySastrawi, in a virtual environment that
`make bench PYTHON=.venv/bin/python` names. Prints Markdown.
"""
import gzip
import json
import os
import statistics
import subprocess
import sys
import time

TWEETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shared", "data", "raw",
                      "tweets-id.jsonl.gz")
RUNS = 3
OURS = 1_000_000


def repeated(texts, count):
    return [texts[i % len(texts)] for i in range(count)]


def sklearn_counts(texts):
    from sklearn.feature_extraction.text import CountVectorizer
    tweets = repeated(texts, 300_000)
    return len(tweets), lambda: CountVectorizer().fit_transform(tweets)


def nltk_tokens(texts):
    from nltk.tokenize import TweetTokenizer
    tokenizer = TweetTokenizer()
    tweets = repeated(texts, 60_000)
    return len(tweets), lambda: [tokenizer.tokenize(tweet) for tweet in tweets]


def sastrawi_stems(texts):
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
    stemmer = StemmerFactory().create_stemmer()
    tweets = repeated(texts, 10_000)
    return len(tweets), lambda: [stemmer.stem(tweet) for tweet in tweets]


# Each peer beside the column of lexicon-bench that does the same work.
PEERS = [("NLTK TweetTokenizer", "tokenize", nltk_tokens),
         ("scikit-learn CountVectorizer", "analyze", sklearn_counts),
         ("PySastrawi, its cache of words filled", "analyze", sastrawi_stems)]


def our_rates(bench, roots, lines):
    """Tweets a second by column: the median of the runs."""
    output = subprocess.run([bench, "speed", roots, str(OURS)], input=lines, capture_output=True,
                            check=True).stdout.decode()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in output.splitlines()]
    names = [name.split(",")[0] for name in rows[0][1:]]
    columns = zip(*[[int(cell) for cell in row[1:]] for row in rows[2:]])
    return {name: (statistics.median(column), max(column)) for name, column in zip(names, columns)}


def rate(count, work):
    """Tweets a second of processor time, the best and the median of the runs after one to warm up."""
    work()
    rates = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        rates.append(count / (time.process_time() - start))
    return statistics.median(rates), max(rates)


def main(bench, roots):
    if not os.path.exists(TWEETS):
        print("peers: skipped, the developers' shared folder is not beside this checkout")
        return
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with gzip.open(TWEETS) as file:
        lines = file.read()
    texts = [json.loads(line)["text"] for line in lines.splitlines()]
    load = os.getloadavg()[0]
    ours = our_rates(bench, roots, lines)
    print(f"{len(texts):,} tweets, repeated as told; one core, tweets a second of processor time. "
          f"Load of the machine {load:.1f} at the beginning.\n")
    print("| what | tweets | median | best | Lexicon is faster (medians) |\n|---|---|---|---|---|")
    for name, (median, best) in ours.items():
        print(f"| Lexicon: {name} | {OURS:,} | {median:,.0f} | {best:,.0f} | |", flush=True)
    for name, column, prepare in PEERS:
        try:
            count, work = prepare(texts)
        except ImportError as error:
            print(f"peers: {name} skipped, {error.name} is not installed", file=sys.stderr)
            continue
        median, best = rate(count, work)
        print(f"| {name} | {count:,} | {median:,.0f} | {best:,.0f} | "
              f"{ours[column][0] / median:,.0f} times ({column}) |", flush=True)
    print(f"\nLoad at the end {os.getloadavg()[0]:.1f}.")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), sys.argv[2])
