#!/usr/bin/env python3
"""Writes a DocC catalog of the pages in this folder: docs/manual.py INTO. `make docs` makes the site of it."""

import re
import sys
from itertools import zip_longest
from pathlib import Path

DOCS = Path(__file__).resolve().parent
# The pages by whom they are for; one that is not here ends the run, so that none is forgotten.
GROUPS = {
    "For whom": ["for-comms-staff", "for-researchers", "for-data-engineers"],
    "A study": ["study", "share", "networks", "serve"],
    "Labels": ["codebooks", "models", "konten-model"],
    "Text": ["tokens", "stems", "formats"],
    "Programs and clusters": ["python", "stream", "cluster", "stability"],
}
LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)([^)#]*)(#[^)]*)?\)")


def anchors(text):
    """DocC's anchors by those that other readers of Markdown make of the same headings."""
    found = {}
    for heading in re.findall(r"^#+ (.*)$", text, re.M):
        plain = re.sub(r"[^\w\s-]", "", heading)
        found[plain.lower().replace(" ", "-")] = re.sub(r"\s", "-", re.sub(r"[`*]", "", heading))
    return found


def article(name, texts):
    """The page as an article: links between pages become DocC's, those to other files name the file."""

    def link(match):
        words, path, anchor = match.groups()
        target = Path(path).stem if path else name
        if path and (not path.endswith(".md") or "/" in path):
            file = path.removeprefix("../") if path.startswith("../") else f"docs/{path}"
            return f"{words} (`{file}`)" if words != file else f"`{file}`"
        if target not in texts:
            raise SystemExit(f"docs/{name}.md: a link to docs/{target}.md, which is not there")
        if not anchor:
            return f"[{words}](doc:{target})"
        known = anchors(texts[target])
        if anchor[1:] not in known:
            raise SystemExit(f"docs/{name}.md: a link to {anchor}, which docs/{target}.md does not have")
        return f"[{words}](doc:{target}#{known[anchor[1:]]})"

    # Code stands between fences; there are no links in it.
    parts = re.split(r"(^```.*?^```$)", texts[name], flags=re.M | re.S)
    # An account's name at the beginning of a line would be a directive of DocC.
    prose = (re.sub(r"^@", r"\\@", LINK.sub(link, part), flags=re.M) for part in parts[::2])
    # DocC takes code for a part of a paragraph that has no blank line before it.
    code = (f"\n{part}\n" for part in parts[1::2])
    return "".join(part for pair in zip_longest(prose, code, fillvalue="") for part in pair)


def main(into):
    texts = {page.stem: page.read_text() for page in sorted(DOCS.glob("*.md"))}
    listed = [name for names in GROUPS.values() for name in names]
    if sorted(listed) != sorted(texts):
        raise SystemExit(f"docs/manual.py: GROUPS and docs/*.md differ in {set(listed) ^ set(texts)}")
    into.mkdir(parents=True, exist_ok=True)
    for name in texts:
        (into / f"{name}.md").write_text(article(name, texts))
    topics = "\n".join(
        f"\n### {title}\n" + "\n".join(f"- <doc:{name}>" for name in names) for title, names in GROUPS.items()
    )
    (into / "manual.md").write_text(
        "# Manual\n\n@Metadata {\n  @TechnologyRoot\n}\n\n"
        "What textmine does, a page a subject.\n\n## Topics\n" + topics + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
