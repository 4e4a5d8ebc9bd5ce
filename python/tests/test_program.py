"""A program that is missing, too old or killed is told, and leaves nothing behind."""

import logging
import os
import signal
import stat
import threading
from pathlib import Path

import pandas
import pytest

import textmine
from textmine import program as module
from textmine import warm

TWEETS = pandas.DataFrame({"text": [f"Rapat nomor {number}" for number in range(2000)]})


@pytest.fixture(autouse=True)
def cold():
    """No program is left running from other tests."""
    warm.close_all()
    yield
    warm.close_all()


@pytest.fixture
def by_file(monkeypatch):
    """All frames go through a file, as large ones do."""
    monkeypatch.setattr(warm, "MOST_ROWS", -1)


@pytest.fixture(params=["warm", "file"])
def either_way(request, monkeypatch):
    """What is said holds for small frames and for large ones."""
    if request.param == "file":
        monkeypatch.setattr(warm, "MOST_ROWS", -1)


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
def test_a_program_that_is_killed_midway(pretend, either_way, written):
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
    while True:
        try:
            return [
                int(child)
                for task in Path("/proc/self/task").iterdir()
                for child in (task / "children").read_text().split()
            ]
        except FileNotFoundError:
            # A thread has just ended, and its children are another's now.
            continue


@pytest.mark.parametrize("change", ["sed -u 5d", "sed -u 5p", "stdbuf -oL head -n 1000"])
def test_a_row_that_a_warm_program_loses_or_doubles(pretend, change):
    pretend(f'"$REAL" "$@" | {change}')
    with pytest.raises(textmine.TextmineError, match="row .* in its place|before it was done"):
        textmine.label(TWEETS)
    assert not _children()


@pytest.mark.parametrize(
    "change", ["sed 5d", "sed 5p", "head -n 1000", "awk 'NR==5{x=$0;next}{print}NR==6{print x}'"]
)
def test_a_row_that_is_lost_doubled_or_moved(pretend, by_file, change):
    pretend(f'"$REAL" "$@" | {change}')
    with pytest.raises(textmine.TextmineError, match="did not give back row .* in its place"):
        textmine.label(TWEETS)


def test_no_process_is_left_when_reading_fails(pretend, by_file, tmp_path, monkeypatch):
    pretend(f"echo $$ > {tmp_path}/pid; exec yes")

    def interrupted(pipe, file, size):
        pipe.read(100)
        raise KeyboardInterrupt

    monkeypatch.setattr(module.shutil, "copyfileobj", interrupted)
    with pytest.raises(KeyboardInterrupt):
        textmine.label(TWEETS)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_no_file_is_left(either_way, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    textmine.label(TWEETS)
    with pytest.raises(textmine.TextmineError):
        textmine.share(TWEETS, TWEETS)
    assert list(tmp_path.iterdir()) == []


def test_notes_are_logged(either_way, caplog):
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


class TestWarmPrograms:
    def test_many_calls_take_one_program(self):
        for number in range(5):
            textmine.label(TWEETS.head(number))
            assert len(_children()) == 1

    def test_each_set_of_options_has_its_own(self):
        kinds = [{}, {"codebook": "konten"}, {"codebook": "fang"}, {"min_probability": 0.5}]
        kinds += [{"codebook": ["konten", "fang"]}, {"model": "konten"}]
        for options in kinds * 2:
            textmine.label(TWEETS.head(3), **options)
        assert len(_children()) == 4

    def test_a_codebook_that_was_edited_is_read_again(self, tmp_path):
        path = tmp_path / "own.yml"
        for keyword, label in [("rapat", "a"), ("apel", "b")]:
            path.write_text(
                f"name: own\ntitle: Own\nfallback: b\ncategories:\n"
                f"  - id: a\n    title: A\n    service: true\n    keywords: [{keyword}]\n"
                "  - id: b\n    title: B\n    service: false\n    keywords: []\n"
            )
            result = textmine.label(TWEETS.head(1), codebook=path)
            assert result["label"].tolist() == [label]

    def test_one_that_was_killed_is_started_again(self):
        textmine.label(TWEETS.head(3))
        os.kill(_children()[0], signal.SIGKILL)
        with pytest.raises(textmine.ProgramError, match="SIGKILL"):
            textmine.label(TWEETS.head(3))
        assert len(textmine.label(TWEETS.head(3))) == 3

    def test_a_labeller_ends_its_program(self):
        with textmine.Labeller() as labeller:
            assert labeller.answers(["Jadwal vaksin"])[0]["label"] == "layanan"
            assert len(_children()) == 1
        assert not _children()
        assert labeller.answers([]) == []
        labeller.close()

    def test_texts_longer_than_a_pipe_pass(self):
        texts = ["x " * 300_000, "Rapat", "y " * 100_000] * 3
        with textmine.Labeller() as labeller:
            assert len(labeller.answers(texts)) == 9

    def test_what_the_program_refuses_at_its_start(self):
        with pytest.raises(textmine.TextmineError, match="nowhere.model: no such file") as caught:
            textmine.label(TWEETS, model="nowhere.model")
        assert caught.value.status == 66

    def test_threads_take_turns(self):
        expected = textmine.label(TWEETS)["evidence"].tolist()
        results = []
        threads = [
            threading.Thread(
                target=lambda: results.append(textmine.label(TWEETS)["evidence"].tolist())
            )
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [expected] * 4
        assert len(_children()) == 1

    def test_a_process_that_was_forked_has_its_own(self):
        textmine.label(TWEETS.head(3))
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writer, str(len(textmine.label(TWEETS))).encode())
                warm.close_all()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        assert os.read(reader, 10) == b"2000"
        assert len(textmine.label(TWEETS)) == 2000
