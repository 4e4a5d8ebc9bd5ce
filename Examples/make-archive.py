#!/usr/bin/env python3
"""Write kabupaten-archive.zip, an X account archive of the tweets in kabupaten.csv.

The table is the source; the zip is made from it and is the same at every run.
"""

import csv
import json
import re
import zipfile
import zlib
from datetime import datetime, timezone
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "kabupaten.csv"
ARCHIVE = HERE / "kabupaten-archive.zip"
USERNAME = "pemkab_wanaloka"
TITLE = "Pemkab Wanaloka"
ZIP_TIME = (2022, 7, 1, 8, 0, 0)
TWITTER_EPOCH_MS = 1288834974657

MENTION = re.compile(r"@([A-Za-z0-9_]{1,15})")
HASHTAG = re.compile(r"(?<!\w)#(\w+)")
LINK = re.compile(r"https://t\.co/[A-Za-z0-9]{10}")


def user_id(username):
    """A made-up account number, always the same for one name."""
    return str(100_000_000 + zlib.crc32(username.encode()))


def earlier_id(tweet_id, minutes):
    """The id of a tweet of so many minutes before, for replies and quotes."""
    milliseconds = (int(tweet_id) >> 22) - minutes * 60_000
    return str(milliseconds << 22)


def expanded(row, link, is_last):
    """Where a short link leads: the quoted tweet, or a page on a reserved host."""
    if row["kind"] == "quote" and is_last:
        quoted = earlier_id(row["id"], minutes=55)
        return f"https://twitter.com/{row['quoted_username']}/status/{quoted}"
    return f"https://wanaloka.example/{link[-4:].lower()}"


def entities(row, text):
    """Indices count code points of the escaped text, as in real archives."""
    span = lambda match: [str(match.start()), str(match.end())]
    links = list(LINK.finditer(text))
    urls = []
    for match in links:
        target = expanded(row, match[0], match is links[-1])
        display = target.removeprefix("https://")
        urls.append({"url": match[0], "expanded_url": target,
                     "display_url": display if len(display) <= 27 else display[:26] + "…",
                     "indices": span(match)})
    return {
        "hashtags": [{"text": m[1], "indices": span(m)} for m in HASHTAG.finditer(text)],
        "symbols": [],
        "user_mentions": [
            {"name": m[1], "screen_name": m[1], "indices": span(m),
             "id_str": user_id(m[1]), "id": user_id(m[1])} for m in MENTION.finditer(text)],
        "urls": urls,
    }


def tweet(row):
    text = escape(row["text"], quote=False)
    created = datetime.fromisoformat(row["created_at"].replace("Z", "+00:00"))
    record = {
        "edit_info": {"initial": {
            "editTweetIds": [row["id"]],
            "editableUntil": row["created_at"].replace("Z", ".000Z"),
            "editsRemaining": "5", "isEditEligible": row["kind"] in ("tweet", "quote")}},
        "retweeted": False,
        "source": '<a href="http://twitter.com/download/android" rel="nofollow">'
                  "Twitter for Android</a>",
        "entities": entities(row, text),
        "display_text_range": ["0", str(len(text))],
        "favorite_count": row["like_count"],
        "id_str": row["id"],
        "truncated": False,
        "retweet_count": row["retweet_count"],
        "id": row["id"],
        "created_at": created.astimezone(timezone.utc).strftime("%a %b %d %H:%M:%S +0000 %Y"),
        "favorited": False,
        "full_text": text,
        "lang": "in",
    }
    if row["kind"] == "reply":
        name = MENTION.match(text)[1]
        parent = earlier_id(row["id"], minutes=41)
        record |= {"in_reply_to_status_id_str": parent, "in_reply_to_status_id": parent,
                   "in_reply_to_user_id_str": user_id(name), "in_reply_to_user_id": user_id(name),
                   "in_reply_to_screen_name": name}
    return {"tweet": record}


def script(name, records):
    body = json.dumps(records, ensure_ascii=False, indent=2)
    return f"window.YTD.{name}.part0 = {body}"


def archive_files(rows):
    account = {"account": {
        "email": "kominfo@wanaloka.example", "createdVia": "web", "username": USERNAME,
        "accountId": user_id(USERNAME), "createdAt": "2012-09-09T01:12:44.000Z",
        "accountDisplayName": TITLE}}
    profile = {"profile": {
        "description": {
            "bio": "Akun resmi Pemerintah Kabupaten Wanaloka. Pengaduan: 112",
            "website": "https://t.co/wAnAl0kAid", "location": "Kedungwana, Sagara"},
        "avatarMediaUrl": "https://wanaloka.example/lambang.png"}}
    manifest = {
        "userInfo": {"accountId": user_id(USERNAME), "userName": USERNAME, "displayName": TITLE},
        "archiveInfo": {"isPartialArchive": False, "generationDate": "2022-07-01T01:00:00.000Z"},
        "dataTypes": {"tweets": {"files": [{
            "fileName": "data/tweets.js", "globalName": "YTD.tweets.part0",
            "count": str(len(rows))}]}}}
    newest_first = sorted(rows, key=lambda row: int(row["id"]), reverse=True)
    return {
        "data/README.txt": "Contoh arsip akun. Semua isinya rekaan.\n",
        "data/account.js": script("account", [account]),
        "data/manifest.js": "window.__THAR_CONFIG = " + json.dumps(manifest, indent=2),
        "data/profile.js": script("profile", [profile]),
        "data/tweets.js": script("tweets", [tweet(row) for row in newest_first]),
    }


def check(rows):
    """The ids carry the dates; a row edited by hand must keep to that."""
    for row in rows:
        seconds = ((int(row["id"]) >> 22) + TWITTER_EPOCH_MS) // 1000
        stated = datetime.fromisoformat(row["created_at"].replace("Z", "+00:00"))
        if seconds != int(stated.timestamp()):
            raise SystemExit(f"{SOURCE.name}: id {row['id']} does not fit {row['created_at']}")


def main():
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    check(rows)
    with zipfile.ZipFile(ARCHIVE, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in archive_files(rows).items():
            entry = zipfile.ZipInfo(path, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text)


if __name__ == "__main__":
    main()
