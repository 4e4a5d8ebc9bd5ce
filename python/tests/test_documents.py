"""The examples of the manual and of the functions do what stands below them."""

import contextlib
import doctest
import io
import re
from pathlib import Path

import pytest

import textmine

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "page", ["README.md", pytest.param("docs/python.md", marks=pytest.mark.slow)]
)
def test_a_page_does_what_it_says(page, tmp_path, monkeypatch):
    pytest.importorskip("polars")
    (tmp_path / "Examples").symlink_to(ROOT / "Examples")
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall((ROOT / page).read_text())
    assert blocks
    names = {}
    for code, expected in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, page, "exec"), names)
        assert printed.getvalue() == expected, code


@pytest.mark.parametrize(
    "module", [textmine, textmine.commands], ids=lambda module: module.__name__
)
def test_examples_in_the_code_are_true(module):
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0
