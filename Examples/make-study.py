#!/usr/bin/env python3
"""Write study.csv.gz, an invented account with the counts of a published study.

3,235 tweets, July 2017 to 10 September 2021: 1,331 own and 1,904 retweets, with 4,921 mentions, of which four
accounts get 781, 511, 407 and 388. The file is the same at every run.
"""

import csv
import gzip
import io
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "study.csv.gz"
OWN, RETWEETS, MENTIONS = 1_331, 1_904, 4_921
LEADING = {"PemprovSagara": 781, "BPBDSagara": 511, "PolresWanaloka": 407, "DinkesWanaloka": 388}
OTHERS = [f"InstansiContoh{number:02}" for number in range(1, 61)]
FIRST = datetime(2017, 7, 1, tzinfo=timezone(timedelta(hours=7)))
LAST = datetime(2021, 9, 10, 20, tzinfo=timezone(timedelta(hours=7)))
TWITTER_EPOCH_MS = 1_288_834_974_657
PLACES = ["Balai Desa Karangwulu", "Pasar Induk", "Alun-alun Wanaloka", "Kantor Kecamatan Randusari",
          "Puskesmas Sendangmulyo", "Jembatan Kali Wening"]
# How often each sentence comes, and the sentence: mostly routine, little service.
SENTENCES = [
    (34, "Rapat koordinasi perangkat daerah di {place} dihadiri para camat"),
    (22, "Kunjungan kerja Bupati Wanaloka ke {place} bersama rombongan"),
    (14, "Selamat memperingati hari jadi, semoga {place} makin maju"),
    (10, "Mari jaga kebersihan di sekitar {place}, buang sampah pada tempatnya"),
    (8, "Pembahasan rancangan peraturan daerah dan anggaran berlangsung di {place}"),
    (6, "Loket pelayanan e-KTP dibuka di {place} pukul 08.00 WIB, bawa fotokopi KK"),
    (4, "Waspada banjir di {place}, hindari jalan itu dan hubungi 112"),
    (2, "Data COVID-19 hari ini: tambahan kasus positif di wilayah {place}"),
]


def mentions(dice):
    """All mentions, shuffled; the leading accounts have exactly their counts."""
    names = [name for name, count in LEADING.items() for _ in range(count)]
    names += [OTHERS[number % len(OTHERS)] for number in range(MENTIONS - len(names))]
    dice.shuffle(names)
    return names


def rows():
    dice = random.Random(2021)
    names = mentions(dice)
    kinds = ["retweet"] * RETWEETS + ["tweet"] * OWN
    dice.shuffle(kinds)
    extra = [0] * len(kinds)
    for _ in range(MENTIONS - RETWEETS):
        extra[dice.randrange(len(extra))] += 1
    weights = [weight for weight, _ in SENTENCES]
    step = (LAST - FIRST) / len(kinds)
    for number, kind in enumerate(kinds):
        moment = FIRST + step * number
        text = dice.choices(SENTENCES, weights)[0][1].format(place=dice.choice(PLACES)) + f" (agenda {number + 1})"
        start = f"RT @{names.pop()}: " if kind == "retweet" else ""
        end = "".join(f" @{names.pop()}" for _ in range(extra[number]))
        identifier = (int(moment.timestamp() * 1000) - TWITTER_EPOCH_MS) << 22
        yield [identifier, moment.isoformat(), "diskominfo_wanaloka", start + text + end, kind,
               dice.randrange(9), dice.randrange(30)]


def main():
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["id", "created_at", "username", "text", "kind", "like_count", "retweet_count"])
    table.writerows(rows())
    # Without a time in its header the file is the same at every run.
    TARGET.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


main()
