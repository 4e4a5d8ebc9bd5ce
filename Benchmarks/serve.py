#!/usr/bin/env python3
"""The local page with many tweets: how long an archive takes, each page, and a code with four coders at once.

    Benchmarks/serve.py TEXTMINE-SERVE [TWEETS]

Writes an invented archive of 200,000 tweets, adds it, asks each page ten times, lets four coders code 50 tweets each at the
same time, and prints times and memory. Loopback only; about a minute.
"""

import http.client
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

WORDS = "loket layanan jadwal vaksin banjir rapat kunjungan selamat apel pasar jalan ditutup daftar warga gratis".split()


def write(path, count):
    with path.open("w") as file:
        file.write("id,created_at,username,text,retweet_count,like_count\n")
        for i in range(count):
            text = " ".join(WORDS[(i * k * k + k) % len(WORDS)] for k in range(1, 14))
            day = f"20{17 + i % 5}-{i % 12 + 1:02}-{i % 28 + 1:02}T0{i % 9}:00:00Z"
            prefix = f"RT @akun{i % 40}: " if i % 3 == 0 else ""
            file.write(f"{10 ** 18 + i},{day},dinas{i % 60},{prefix}{text} nomor {i % 5000} #tag{i % 30} @warga{i % 90},{i % 7},{i % 11}\n")


class Client:
    def __init__(self, address):
        parts = urllib.parse.urlsplit(address)
        self.host = parts.netloc
        self.connection = http.client.HTTPConnection(self.host)
        self.cookie = ""
        answer = self.ask("GET", f"/?{parts.query}")
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]

    def ask(self, method, path, fields=None):
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.host}"}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        answer.text = answer.read().decode()
        return answer

    def ready(self, path):
        while "http-equiv=\"refresh\"" in (page := self.ask("GET", path).text):
            time.sleep(0.05)
        return page


def milliseconds(times, part):
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def timed(client, path):
    times = []
    for _ in range(10):
        start = time.perf_counter()
        client.ask("GET", path)
        times.append(time.perf_counter() - start)
    print(f"{path:48} median {milliseconds(times, .5):7.1f} ms, slowest {milliseconds(times, 1):7.1f} ms", flush=True)


def code(client, coder, times):
    for number in range(50):
        page = client.ask("GET", f"/code/{coder}").text
        tweet, seen = (re.search(rf'name="{name}" value="(\d+)"', page).group(1) for name in ("tweet", "seen"))
        start = time.perf_counter()
        answer = client.ask("POST", f"/code/{coder}", {"tweet": tweet, "seen": seen, "choice": "layanan", "note": ""})
        times.append(time.perf_counter() - start)
        assert answer.status == 303, answer.status


def memory(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return {name: int(re.search(rf"{name}:\s+(\d+)", status).group(1)) / 1024 for name in ("VmHWM", "VmRSS")}


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write(folder / "tweets.csv", count)
        start = time.perf_counter()
        process = subprocess.Popen(
            [program, folder / "study", "--no-open", "--add", folder / "tweets.csv"], stdout=subprocess.PIPE, text=True)
        try:
            address = process.stdout.readline().strip()
            print(f"{count} tweets added, program started: {time.perf_counter() - start:.1f} s")
            client = Client(address)
            start = time.perf_counter()
            client.ready("/report")
            print(f"counted for the report: {time.perf_counter() - start:.1f} s")
            client.ask("POST", "/code/draw", {"codes": "240", "coders": "A\nB\nC\nD", "overlap": "20"})
            times = []
            coders = [threading.Thread(target=code, args=(Client(address), coder, times)) for coder in range(1, 5)]
            for thread in coders:
                thread.start()
            for thread in coders:
                thread.join()
            print(f"a code saved, four coders at once, {len(times)} codes: median {milliseconds(times, .5):.1f} ms, "
                  f"95th percentile {milliseconds(times, .95):.1f} ms")
            start = time.perf_counter()
            client.ready("/share")
            print(f"shares made of the codes: {time.perf_counter() - start:.1f} s")
            client.ready("/report")
            for path in ("/", "/report", "/tweets", "/tweets?page=2000", "/tweets?category=layanan", "/tweets?quarter=2019-Q3&kind=retweet",
                         "/tweets?account=dinas7&category=layanan", "/tweets?q=daftar", "/tweets?q=%22loket+layanan%22", "/tweets?q=daft*",
                         "/tweets?q=%23tag7", "/tweets?regex=1&q=nomor+49%5Cd%5Cd", "/tweet/77", "/code", "/code/1", "/agree", "/share"):
                timed(client, path)
            used = memory(process)
            print(f"memory: {used['VmRSS']:.0f} MB now, {used['VmHWM']:.0f} MB at most")
        finally:
            process.terminate()
            process.wait()


main()
