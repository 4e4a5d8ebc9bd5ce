#!/usr/bin/env python3
"""Uses the local page in a real browser, as comms staff and coders do.

    Tests/Pages/serve.py TEXTMINE-SERVE TEXTMINE [FOLDER]

Drops the example archive, reads, codes 60 tweets by keys alone, in Indonesian, and holds the share against that of the
command line on the sheet that the page gives; trains a model and uses it; then the same way without JavaScript; then the
server is killed while codes come in, and no code may be lost or doubled, and while it trains, which may change nothing. On every page axe may find nothing, no message may come, no request may go
anywhere else and nothing may stick out sideways. Screenshots of 390 and 1280 pixels, light and dark, go to FOLDER.
Needs Debian's chromium and, from PyPI, axe-playwright-python.
"""

import json
import pathlib
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

EXAMPLE = pathlib.Path(__file__).resolve().parent.parent.parent / "Examples" / "kabupaten-archive.zip"
TWEETS, CODES = 332, 60
# While figures are made, a page comes again by itself.
READY = "() => document.readyState === 'complete' && !document.querySelector('meta[http-equiv=refresh]')"


class Server:
    """The program on a study of its own."""

    def __init__(self, program, study):
        self.program, self.study = program, study
        self.start()

    def start(self, largest_file=None):
        """Starts it; with `largest_file` the system lets it write no file beyond that many bytes, as on a full disk."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        self.process = subprocess.Popen(
            [self.program, self.study, "--no-open"], stdout=subprocess.PIPE, text=True,
            preexec_fn=limit if largest_file else None, restore_signals=False)
        self.address = self.process.stdout.readline().strip()
        self.root = self.address.split("/?")[0]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Watched:
    """A page of the browser of which nothing goes unseen."""

    def __init__(self, browser, server, **options):
        self.context = browser.new_context(**{"locale": "id-ID", "accept_downloads": True, **options})
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)
        self.faults = []
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.context.on("request", lambda request: self.see(request.url, server.root))
        self.page.goto(server.address)

    def see(self, url, root):
        if not url.startswith((root, "data:", "blob:", "about:")):
            self.faults.append(f"request to {url}")

    def check(self, name):
        """axe, and nothing that sticks out."""
        for fault in Axe().run(self.page).response["violations"]:
            self.faults.append(f"{name}: {fault['id']}: {fault['nodes'][0]['html'][:200]}")
        out = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if out > 0:
            self.faults.append(f"{name}: {out} pixels stick out sideways")

    def finish(self, what):
        self.context.close()
        if self.faults:
            sys.exit(f"{what}:\n" + "\n".join(dict.fromkeys(self.faults)))
        print(f"{what}: well", flush=True)


def drop(page, path):
    """Drops a file from outside the browser onto the page."""
    box = page.locator("#upload").bounding_box()
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {
            "type": kind, "x": box["x"] + box["width"] / 2, "y": box["y"] + 20, "data": data})


def tab_to(page, selector):
    """Goes to an element by the tabulator alone."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    sys.exit(f"{page.url}: {selector} cannot be reached by the keyboard")


def by_keyboard(browser, server, textmine, folder):
    """From dropping the archive to the share of 60 coded tweets; from there on without a mouse."""
    seen = Watched(browser, server, viewport={"width": 1280, "height": 900})
    page = seen.page
    seen.check("start")
    drop(page, EXAMPLE)
    page.get_by_text(f"{TWEETS} tweet", exact=False).first.wait_for()
    page.locator(".next").wait_for()
    seen.check("archives")
    tab_to(page, "nav a[href='/code']")
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=codes]")
    seen.check("draw")
    tab_to(page, "input[name=codes]")
    page.keyboard.type(str(CODES))
    tab_to(page, "textarea[name=coders]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Ani")
    tab_to(page, "form[action='/code/draw'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".coders a")
    tab_to(page, ".coders a")
    page.keyboard.press("Enter")
    for number in range(CODES):
        page.wait_for_function(
            "n => document.querySelector('progress')?.value === n && document.readyState === 'complete'", arg=number)
        if number == 3:
            seen.check("code")
            with page.expect_navigation():
                page.keyboard.press("s")
            with page.expect_navigation():
                page.keyboard.press("u")
            page.keyboard.press("n")
            page.keyboard.type("catatan 1")
            page.keyboard.press("Escape")
        with page.expect_navigation():
            page.keyboard.press(str(1 + number * number % 8))
    page.get_by_role("heading", name="Selesai").wait_for()
    tab_to(page, "a[href='/share'].button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#share")
    seen.check("share")
    compare(page, server, textmine, folder)
    back_and_forth(page, folder)
    trained(page, seen)
    for path in ("/report", "/tweets", "/tweet/5", "/agree", "/code", "/codebook", "/codebook/edit"):
        page.goto(server.root + path)
        page.wait_for_function(READY)
        seen.check(path)
    seen.finish("60 codes by the keyboard")


def compare(page, server, textmine, folder):
    """The share of the page is that of the command line on the sheet that the page gives."""
    files = {}
    for name in ("codes-1.xlsx", "share.json"):
        with page.expect_download() as download:
            page.locator(f"a[href='/download/{name}']").click()
        files[name] = folder / name
        download.value.save_as(files[name])
    line = subprocess.run(
        [textmine, "share", EXAMPLE, "--codes", files["codes-1.xlsx"], "--json", "--quiet"],
        capture_output=True, text=True, check=True).stdout
    if json.loads(line) != json.loads(files["share.json"].read_text()):
        sys.exit(f"the share of the page is not that of the command line:\n{line}")
    shown = page.locator("#share").inner_text()
    share = next(row for row in [json.loads(line)["service"]])["share"]
    digits = float(shown.replace("%", "").replace(",", ".").strip())
    if abs(digits - 100 * share) > 0.5:
        sys.exit(f"the page shows {shown}, the command line says {share}")


def back_and_forth(page, folder):
    """The sheet that the page gives is taken back, and tells it nothing new; a keyword changes labels once that is saved."""
    page.goto(page.url.split("/share")[0] + "/code")
    page.set_input_files("#sheets", folder / "codes-1.xlsx")
    page.locator("form[action='/code/sheets'] button").click()
    page.get_by_role("heading", name="Kode diambil").wait_for()
    if page.locator("tbody td").all_inner_texts() != ["0", str(CODES), "0"]:
        sys.exit(f"the page's own sheet tells it something new: {page.locator('tbody').inner_text()}")
    page.locator("nav a[href='/codebook']").click()
    page.locator("a[href='/codebook/edit']").click()
    text = page.locator("textarea[name=text]").input_value()
    begin = text.index("    keywords:\n", text.index("  - id: layanan\n")) + len("    keywords:\n")
    page.locator("textarea[name=text]").fill(text[:begin] + "      - {match: bupati, weight: 60}\n" + text[begin:])
    page.locator("form[action='/codebook/edit'] button").click()
    page.locator("#moved").wait_for()
    page.locator("input[name=note]").fill("bupati")
    page.locator("form[action='/codebook/save'] button").click()
    page.get_by_text("Versi 1 studi ini").wait_for()


def trained(page, seen):
    """A model learns from the codes, tells what it is worth, and labels once it is used."""
    page.locator("form[action='/codebook/train'] button").click()
    page.get_by_role("heading", name="Model yang dilatih").wait_for()
    page.get_by_text("100 kode lagi menambah").wait_for()
    seen.check("train")
    page.locator("form[action='/codebook/train/use'] button").click()
    page.get_by_text("Versi 2 studi ini").wait_for()
    page.goto(page.url.split("/codebook")[0] + "/share")
    page.locator("a[href='/download/labels.model']").wait_for()


def without_script(browser, server):
    """The same without JavaScript, where only keys, drops and live figures are missing."""
    seen = Watched(browser, server, java_script_enabled=False)
    page = seen.page
    page.set_input_files("#files", EXAMPLE)
    page.locator("#upload button").click()
    page.locator(".next").wait_for()
    page.goto(server.root + "/tweets?q=daftar")
    page.locator("mark").first.wait_for()
    page.locator(".tweets a").first.click()
    page.locator("select[name=right]").select_option("7")
    page.locator("button[value=right]").click()
    page.goto(server.root + "/code")
    page.locator("input[name=codes]").fill("12")
    page.locator("form[action='/code/draw'] button").click()
    page.locator(".coders a").click()
    for _ in range(12):
        page.locator(".choices button").nth(1).click()
    page.goto(server.root + "/share")
    page.locator("#share").wait_for()
    page.goto(server.root + "/codebook")
    page.locator("form[action='/codebook/train'] button").click()
    page.get_by_text("semua tweet berkode").wait_for()
    seen.finish("without JavaScript")


def pictures(browser, server, folder):
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        seen = Watched(browser, server, viewport={"width": width, "height": 900}, color_scheme=scheme)
        for name, path in (("archives", "/"), ("report", "/report"), ("tweets", "/tweets?q=daftar"),
                           ("why", "/tweet/5"), ("sample", "/code"), ("code", "/code/1?tweet=TWEET"),
                           ("agree", "/agree"), ("share", "/share"), ("codebook", "/codebook"), ("edit", "/codebook/edit"), ("train", "/codebook/train")):
            seen.page.goto(server.root + path.replace("TWEET", drawn(server)))
            seen.page.wait_for_function(READY)
            seen.check(f"{path} at {width} {scheme}")
            seen.page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=name != "report")
        seen.finish(f"{width} pixels, {scheme}")


def drawn(server):
    study = sqlite3.connect(f"file:{server.study}/study.sqlite?mode=ro", uri=True)
    return str(study.execute("SELECT tweet FROM task ORDER BY place LIMIT 1").fetchone()[0])


# Killed while codes come in


class Coder:
    """A coder whose browser is this script."""

    def __init__(self, server):
        self.server = server
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.opener.open(server.address).read()

    def send(self, path, fields):
        data = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self.server.root + path, data, {"Origin": self.server.root})
        return self.opener.open(request).read().decode()

    def code(self, code="layanan"):
        """Codes the next tweet; its number once the server has said that the code is saved."""
        page = self.opener.open(self.server.root + "/code/1").read().decode()
        tweet = re.search(r'name="tweet" value="(\d+)"', page)
        if not tweet:
            return None
        seen = re.search(r'name="seen" value="(\d+)"', page).group(1)
        self.send("/code/1", {"tweet": tweet.group(1), "seen": seen, "choice": code, "note": ""})
        return int(tweet.group(1))


def killed(server):
    """kill -9 at any moment: what the server has called saved is there once, in each of several lives."""
    Coder(server).send("/code/draw", {"codes": "150", "coders": "Ani", "overlap": "0"})
    saved = []
    for life in range(5):
        coder = Coder(server)
        timer = None
        try:
            for _ in range(4):
                saved.append(coder.code())
            timer = subprocess.Popen(["sh", "-c", f"sleep 0.{life}5; kill -9 {server.process.pid}"])
            while (tweet := coder.code()) is not None:
                saved.append(tweet)
        except (urllib.error.URLError, ConnectionError, OSError):
            pass
        timer.wait()
        server.process.wait()
        server.start()
        study = sqlite3.connect(f"file:{server.study}/study.sqlite?mode=ro", uri=True)
        rows = [row[0] for row in study.execute("SELECT tweet FROM entry WHERE state = 'code'")]
        if len(set(rows)) != len(rows):
            sys.exit("a code was doubled")
        if lost := set(saved) - set(rows):
            sys.exit(f"codes were lost: {sorted(lost)}")
        if study.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            sys.exit("the study is damaged")
    if not saved:
        sys.exit("no code was saved before the server was killed")
    print(f"killed five times while {len(saved)} codes came in: none lost, none doubled", flush=True)


def killed_training(server):
    """kill -9 while a model is trained leaves the study as it was, and another training can begin."""
    def labels():
        study = sqlite3.connect(f"file:{server.study}/study.sqlite?mode=ro", uri=True)
        return [study.execute(f"SELECT {what}").fetchall() for what in (
            "n, label, probability FROM tweet", "count(*) FROM labelling", "count(*) FROM model")]
    before = labels()
    coder = Coder(server)
    while coder.code("kegiatan") is not None and len(rows(server)) % 3:
        pass
    coder.send("/codebook/train", {})
    coder.send("/codebook/train", {})
    server.kill()
    server.start()
    if labels() != before:
        sys.exit("a training that was killed has changed the study")
    page = Coder(server).send("/codebook/train", {})
    if "http-equiv=\"refresh\"" not in page and "<dl class=\"keys\">" not in page:
        sys.exit("no other training can begin")
    print("killed while a model was trained: nothing has changed", flush=True)


def full(server):
    """A full disk: a code that cannot be saved is refused, those before are kept, and coding goes on when there is room."""
    server.kill()
    files = [pathlib.Path(server.study, f"study.sqlite{ending}") for ending in ("", "-wal")]
    server.start(max(file.stat().st_size for file in files if file.exists()) + 40_000)
    before = rows(server)
    coder, saved = Coder(server), []
    try:
        for _ in range(500):
            # Each code of another tweet, then of the same again, until nothing more can be written.
            tweet = coder.code("covid")
            if tweet is None:
                coder.send("/code/1", {"choice": " undo"})
            else:
                saved.append(tweet)
        sys.exit("the disk was never full")
    except urllib.error.HTTPError as error:
        if error.code != 500:
            sys.exit(f"a full disk gives {error.code}")
    if rows(server)[:len(before)] != before or [row[0] for row in rows(server)[len(before):] if row[1] == "code"] != saved:
        sys.exit("codes were lost or doubled on a full disk")
    server.kill()
    server.start()
    kept = rows(server)
    coder = Coder(server)
    coder.send("/code/1", {"choice": " undo"})
    if coder.code("covid") is None or rows(server)[:len(kept)] != kept:
        sys.exit("coding does not go on after a full disk")
    print(f"a full disk after {len(saved)} codes: none lost, none doubled", flush=True)


def rows(server):
    """What the study has of each code, in the order in which they were saved."""
    study = sqlite3.connect(f"file:{server.study}/study.sqlite?mode=ro", uri=True)
    return study.execute("SELECT tweet, state, code FROM entry ORDER BY n").fetchall()


def main():
    program, textmine = sys.argv[1:3]
    out = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        servers = [Server(program, folder / name) for name in ("keys", "plain", "killed")]
        try:
            by_keyboard(browser, servers[0], textmine, folder)
            without_script(browser, servers[1])
            if out:
                out.mkdir(parents=True, exist_ok=True)
                pictures(browser, servers[0], out)
            prepare = Watched(browser, servers[2], java_script_enabled=False)
            prepare.page.set_input_files("#files", EXAMPLE)
            prepare.page.locator("#upload button").click()
            prepare.page.locator(".next").wait_for()
            prepare.finish("archive")
            killed(servers[2])
            killed_training(servers[2])
            full(servers[2])
        finally:
            for server in servers:
                server.kill()
            browser.close()


main()
