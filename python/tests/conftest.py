"""The program that the tests try: that of TEXTMINE, or the one on PATH."""

import os
import shutil
from pathlib import Path

import pytest

PROGRAM = shutil.which(os.environ.get("TEXTMINE") or "textmine")
EXAMPLES = Path(__file__).resolve().parents[2] / "Examples"


def pytest_collection_modifyitems(items):
    if PROGRAM is None:
        reason = (
            "the program textmine is not there: make build, and TEXTMINE=.build/release/textmine"
        )
        for item in items:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def program():
    return os.path.abspath(PROGRAM)


@pytest.fixture
def examples():
    return EXAMPLES


@pytest.fixture(params=["pandas", "polars"])
def library(request):
    """Either library; what is said of frames holds for both."""
    return pytest.importorskip(request.param)
