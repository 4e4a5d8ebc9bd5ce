"""A program that is missing, too old or killed is told, and leaves nothing behind."""

import logging
import os
import signal
import stat
import threading

import pandas
import pytest

import textmine
from textmine import program as module

TWEETS = pandas.DataFrame({"text": [f"Rapat nomor {number}" for number in range(2000)]})


@pytest.fixture
def pretend(tmp_path, monkeypatch, program):
    """Puts a shell script in the program's place; it knows the program as $REAL."""

    def script(lines, version="echo 99.0.0"):
        path = tmp_path / "textmine"
        path.write_text(f'#!/bin/sh\nif [ "$1" = --version ]; then {version}; exit; fi\n{lines}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("TEXTMINE", str(path))
        monkeypatch.setenv("REAL", program)

    return script


def test_a_program_that_is_missing(monkeypatch):
    monkeypatch.setenv("TEXTMINE", "/nowhere/textmine")
    with pytest.raises(textmine.ProgramError, match="not at '/nowhere/textmine'.*make install"):
        textmine.label(TWEETS)


def test_a_program_that_is_not_on_path(monkeypatch):
    monkeypatch.delenv("TEXTMINE", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(textmine.ProgramError, match="not on PATH.*make install.*TEXTMINE"):
        textmine.report(TWEETS)


def test_a_program_that_is_too_old(pretend):
    pretend("exit 0", version="echo 0.0.9")
    with pytest.raises(textmine.ProgramError, match="version 0.0.9, and this package needs 0.1.0"):
        textmine.label(TWEETS)


def test_another_program(pretend):
    pretend("exit 0", version="echo hello")
    with pytest.raises(textmine.ProgramError, match="is not the program textmine"):
        textmine.label(TWEETS)


def test_a_version_with_a_commit(pretend):
    pretend('exec "$REAL" "$@"', version="echo '0.1.0 (1a2b3c4)'")
    assert len(textmine.label(TWEETS)) == len(TWEETS)


@pytest.mark.parametrize("written", [0, 1, 500, 20_000, 40_000])
def test_a_program_that_is_killed_midway(pretend, written):
    pretend(f'"$REAL" "$@" | head -c {written}; kill -9 $$')
    with pytest.raises(
        textmine.ProgramError, match="ended by SIGKILL before it was done"
    ) as caught:
        textmine.label(TWEETS)
    assert caught.value.status == -signal.SIGKILL


def test_the_program_itself_killed_midway(program, monkeypatch):
    monkeypatch.setenv("TEXTMINE", program)
    monkeypatch.setattr(module.shutil, "copyfileobj", _kill_and_copy)
    many = pandas.concat([TWEETS] * 50)
    with pytest.raises(textmine.ProgramError, match="SIGKILL"):
        textmine.label(many)
    assert not _children()


def _kill_and_copy(pipe, file, size):
    """Copies the beginning of what this process's child writes, then kills it."""
    file.write(pipe.read(1000))
    for child in _children():
        os.kill(child, signal.SIGKILL)
    file.write(pipe.read())


def _children():
    with open(f"/proc/self/task/{threading.get_native_id()}/children") as file:
        return [int(number) for number in file.read().split()]


@pytest.mark.parametrize(
    "change", ["sed 5d", "sed 5p", "head -n 1000", "awk 'NR==5{x=$0;next}{print}NR==6{print x}'"]
)
def test_a_row_that_is_lost_doubled_or_moved(pretend, change):
    pretend(f'"$REAL" "$@" | {change}')
    with pytest.raises(textmine.TextmineError, match="did not give back row .* in its place"):
        textmine.label(TWEETS)


def test_no_process_is_left_when_reading_fails(pretend, tmp_path, monkeypatch):
    pretend(f"echo $$ > {tmp_path}/pid; exec yes")

    def interrupted(pipe, file, size):
        pipe.read(100)
        raise KeyboardInterrupt

    monkeypatch.setattr(module.shutil, "copyfileobj", interrupted)
    with pytest.raises(KeyboardInterrupt):
        textmine.label(TWEETS)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_no_file_is_left(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    textmine.label(TWEETS)
    with pytest.raises(textmine.TextmineError):
        textmine.share(TWEETS, TWEETS)
    assert list(tmp_path.iterdir()) == []


def test_notes_are_logged(caplog):
    frame = pandas.DataFrame({"text": ["Rapat", None]})
    with caplog.at_level(logging.WARNING, logger="textmine"):
        textmine.label(frame)
        assert "tweets: 1 tweets without text" in caplog.messages
        caplog.clear()
        textmine.label(frame, quiet=True)
    assert caplog.messages == []


def test_an_unknown_option_is_named():
    with pytest.raises(textmine.TextmineError, match="Unknown option 'treshold'") as caught:
        textmine.report(TWEETS, treshold=0.5)
    assert caught.value.status == 64


def test_a_value_that_looks_like_a_flag_is_a_value():
    with pytest.raises(textmine.TextmineError, match="-x: no such file"):
        textmine.label(TWEETS, model="-x")
