#!/usr/bin/env python3
"""Looks at report pages in a real browser, as readers see them.

    Tests/Pages/check.py TEXTMINE [FOLDER [MANY]]

Makes reports of the examples, of five tweets and of MANY (100,000), in both languages, with and without codes. Each page
is parsed by html5lib without mercy and opened in Chromium at 390 and 1280 pixels: no request may leave it, no
message may come, nothing may stick out sideways, and axe may find nothing. Screenshots and a print on A4 go to
FOLDER, to be looked at. Needs Debian's chromium and, from PyPI, html5lib and axe-playwright-python.
"""

import pathlib
import subprocess
import sys
import tempfile

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "Examples"
WIDTHS = {"phone": 390, "desk": 1280}


def write_few(path):
    texts = ["Loket buka pukul 08.00", "Rapat koordinasi", "Waspada banjir di Desa Contoh",
             "Selamat hari raya", "Jadwal samsat keliling hari ini"]
    rows = [f"{i},2021-0{i + 1}-03,contoh,{t}" for i, t in enumerate(texts, 1)]
    path.write_text("id,date,username,text\n" + "\n".join(rows) + "\n")


def write_many(path, count):
    words = "loket layanan jadwal vaksin banjir rapat kunjungan selamat apel pasar jalan ditutup".split()
    with path.open("w") as file:
        file.write("id,date,username,text,retweet_count,favorite_count\n")
        for i in range(count):
            text = " ".join(words[(i * k + k) % len(words)] for k in range(1, 7))
            day = f"20{17 + i % 5}-{i % 12 + 1:02}-{i % 28 + 1:02}"
            prefix = f"RT @akun{i % 40}: " if i % 3 == 0 else ""
            file.write(f"{i},{day},dinas{i % 60},{prefix}{text} #tag{i % 30} @warga{i % 90},{i % 7},{i % 11}\n")


def write_agencies(folder):
    """Five offices that answer each other and warn, with all that a report can be told of them."""
    offices = ["pemkab", "dinkes", "bpbd", "disdukcapil", "camat_girimanik"]
    texts = ["Gempa Mag:5.0 pukul 09.30 WIB, 33 km barat daya Girimanik",
             "Peringatan dini: hujan lebat di Kecamatan Randusari hingga pukul 23.50 WIB, hubungi 112",
             "Jadwal pelayanan KTP keliling hari ini", "Apel pagi di halaman Setda"]
    table = folder / "agencies.csv"
    with table.open("w") as file:
        file.write("id,date,username,text,district,retweet_count,reply_count\n")
        for i in range(400):
            a, b = offices[i % 5], offices[(i * 7 + 1) % 5]
            text = [f"RT @{b}: ", f"@{b} ", "", ""][i % 4] + texts[i // 4 % 4]
            file.write(f"{1300000000012345 + i * 1000003},2020-11-{i % 28 + 1:02}T03:00:00Z,{a},"
                       f"\"{text} #siaga{i % 3}\",{['utara', 'selatan', ''][i % 3]},{i % 9},{i % 4}\n")
    (folder / "events.csv").write_text("time,match\n2020-11-03 09:30,gempa\n2022-01-01,erupsi\n")
    (folder / "accounts.csv").write_text("account,followers,population\nbpbd,12345,1000000\n")
    (folder / "corrections.csv").write_text("id,code\n1300000000012345,layanan\n77,covid\n")
    return [table, "--events", folder / "events.csv", "--account-table", folder / "accounts.csv",
            "--corrections", folder / "corrections.csv", "--second-codebook", "fang", "--cloud",
            "--by", "district", "--compare", "bpbd,dinkes"]


def pages(textmine, folder, count):
    few, many = folder / "few.csv", folder / "many.csv"
    write_few(few)
    write_many(many, count)
    archive, codes = EXAMPLES / "kabupaten.csv", EXAMPLES / "kabupaten-codes.csv"
    cases = {"few": [few], "archive": [archive], "coded": [archive, "--codes", codes], "many": [many],
             "agencies": write_agencies(folder)}
    for language in ("id", "en"):
        for name, arguments in cases.items():
            page = folder / f"{name}.{language}.html"
            subprocess.run([textmine, "report", *arguments, "--lang", language, "--quiet", "-o", page],
                           check=True)
            yield page


def parse(page):
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page.read_text())


def look(browser, page, folder, problems):
    for name, width in WIDTHS.items():
        tab = browser.new_page(viewport={"width": width, "height": 900})
        said, asked = [], []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(page.as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        overflow = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        if said:
            problems.append(f"{page.name} at {width}: the browser says {said}")
        outside = [url for url in asked if not url.startswith(("file:", "data:"))]
        if outside:
            problems.append(f"{page.name} at {width}: asked for {outside}")
        if overflow > 0:
            problems.append(f"{page.name} at {width}: {overflow} pixels stick out")
        for violation in Axe().run(tab).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            problems.append(f"{page.name} at {width}: axe: {violation['id']}: {nodes}")
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)")
        tab.screenshot(path=folder / f"{page.stem}.{name}.png", full_page=True)
        if name == "desk":
            tab.pdf(path=folder / f"{page.stem}.pdf", format="A4", prefer_css_page_size=True)
        tab.close()


def main():
    textmine = sys.argv[1]
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    folder.mkdir(parents=True, exist_ok=True)
    problems = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for page in pages(textmine, folder, count):
            if page.stat().st_size > 1_000_000:
                problems.append(f"{page.name}: {page.stat().st_size} bytes")
            try:
                parse(page)
            except Exception as error:
                problems.append(f"{page.name}: html5lib: {error!r}")
            look(browser, page, folder, problems)
        browser.close()
    print("\n".join(problems) or "all pages are well")
    sys.exit(bool(problems))


main()
