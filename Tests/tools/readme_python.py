#!/usr/bin/env python3
"""Runs each block of Python in a page, which must print what the block behind it shows: readme_python.py PAGE."""

import contextlib
import io
import re
import sys
from pathlib import Path

BLOCKS = re.compile(r"^```python\n(.*?)^```\n```text\n(.*?)^```", re.M | re.S)

blocks = BLOCKS.findall(Path(sys.argv[1]).read_text())
if not blocks:
    raise SystemExit(f"{sys.argv[1]}: no block of Python with what it prints")
for code, expected in blocks:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    if printed.getvalue() != expected:
        raise SystemExit(f"{code}printed {printed.getvalue()!r}, expected {expected!r}")
print(f"{sys.argv[1]}: {len(blocks)} of Python, as shown")
